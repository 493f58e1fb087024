import type { Finding, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, readJavaTrace } from "../java-trace.ts";

const MARK = / <<< (?:FAILURE|ERROR)!$/;
const ELAPSED = "Time elapsed: ";
const OLD = /^([^\s()]+)\(([\w.$]+)\)$/;
const RESULTS = /^\[(?:ERROR|WARNING)\] (?:Failures|Errors|Flakes): *$/;
const MAX_LINES = 480;

/**
 * Reads a failed test and its trace: `[ERROR] shop.CartTest.total -- Time elapsed: 0.003 s <<< FAILURE!`. The list of results
 * at the end repeats what was told as it came.
 */
export function readTest(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (RESULTS.test(text)) return { from: 0, to: resultsEnd(window), findings: [] };
  if (!text.startsWith("[ERROR] ") || !MARK.test(text)) return undefined;
  const name = text.slice("[ERROR] ".length).split(ELAPSED, 1)[0]?.trim().replace(/ --$/, "") ?? "";
  if (name === "" || name.startsWith("Tests run:")) return undefined;
  const trace = readJavaTrace(window.text, 1, window.text(1) ?? "");
  const finding: Finding = {
    severity: "error",
    message: trace?.message ?? window.text(1)?.trim() ?? name,
    test: testName(name),
  };
  if (trace === undefined) return { from: 0, to: window.text(1) === undefined ? 1 : 2, findings: [finding] };
  const place = ownJavaPlace(trace.frames);
  const placed = place === undefined ? finding : { ...finding, place };
  return { from: 0, to: trace.to, findings: [{ ...placed, code: trace.code, frames: trace.frames }] };
}

/** `shop.CartTest$WhenEmpty.isZero`, up to Surefire 2 `isZero(shop.CartTest)`. A class alone failed before its tests. */
function testName(name: string): string {
  const [, method, type] = OLD.exec(name) ?? [];
  const path = method === undefined ? name : `${type}.${method}`;
  const open = path.search(/[({\s]/);
  const end = open === -1 ? path.length : open;
  const names = path.slice(0, end).split(".");
  const first = names.findIndex((part) => /^[A-Z]/.test(part));
  const own = names.slice(first === -1 ? 0 : first).join(" > ");
  return own.replaceAll("$", " > ") + path.slice(end);
}

function resultsEnd(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || /^\[(?:INFO|ERROR|WARNING)\] (?:Tests run:|$)/.test(text)) return offset;
  }
  return 1;
}
