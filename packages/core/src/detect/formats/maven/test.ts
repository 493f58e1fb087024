import type { Finding, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, parseJavaFrame, readJavaTrace, type JavaTrace } from "../java-trace.ts";
import { readTestName, withoutPackage } from "./test-name.ts";

const MARK = / <<< (?:FAILURE|ERROR)!(?:\s*$| --? in )/;
const ELAPSED = "Time elapsed: ";
const TOTALS = /^(?:\[\w+\] )?Tests run: \d.* <<< (?:FAILURE|ERROR)! --? in (\S+)$/;
const ERROR = "[ERROR] ";
const HEAD = /^((?:[A-Za-z_]\w*\.)*[A-Z][\w$]*)(?::|$)/;
const END = /^\s*$|^\[(?:INFO|ERROR|WARNING)\]|^Running |^Tests run: |^Results ?:/;
const MAX_MESSAGE_LINES = 40;
const MAX_BEHIND = 60;

/**
 * Reads a failed test and its trace: `[ERROR] shop.CartTest.total -- Time elapsed: 0.003 s <<< FAILURE!`, up to Surefire 2.19
 * `total(shop.CartTest)  Time elapsed: 0.003 sec  <<< FAILURE!`.
 */
export function readTest(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const mark = MARK.exec(text);
  const elapsed = text.lastIndexOf(ELAPSED);
  if (mark === null || elapsed < 1) return undefined;
  const from = text.startsWith(ERROR) ? ERROR.length : 0;
  const name = text.slice(from, elapsed).trim().replace(/ --$/, "");
  if (name === "" || name.startsWith("Tests run:")) return undefined;
  const trace = readJavaTrace(window.text, 1, window.text(1) ?? "");
  const test = testOf(window, name, trace);
  if (trace === undefined) return { from: 0, ...readMessage(window, name, test) };
  const finding: Finding = { severity: "error", code: trace.code, message: trace.message, test };
  const place = ownJavaPlace(trace.frames, name);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: trace.to, findings: [{ ...finding, frames: trace.frames }] };
}

/** Surefire leaves out frames outside of the test's class: at times all of them. */
function readMessage(window: LogWindow, name: string, test: string): Pick<Match, "to" | "findings"> {
  let to = 1;
  while (to < MAX_MESSAGE_LINES && isMessage(window, to)) to += 1;
  const lines = Array.from({ length: to - 1 }, (_, index) => window.text(index + 1)?.trimEnd() ?? "");
  const message = lines.join("\n").trim();
  const finding: Finding = { severity: "error", message: message === "" ? name : message, test };
  const code = HEAD.exec(message)?.[1];
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(".") + 1);
  return { to, findings: [finding] };
}

/** An empty line right below the class belongs to what the exception said. */
function isMessage(window: LogWindow, offset: number): boolean {
  const text = window.text(offset);
  if (text === undefined) return false;
  if (text.trim() === "") return offset === 2 && window.text(1)?.trimEnd().endsWith(":") === true;
  return !END.test(text) && !MARK.test(text);
}

/** JUnit 5 under Surefire 2.22 tells the method alone; its class is that of its frame, or of the totals above. */
function testOf(window: LogWindow, name: string, trace: JavaTrace | undefined): string {
  const { test, hasClass } = readTestName(name);
  if (hasClass) return test;
  const method = /^[\w$]+/.exec(name)?.[0] ?? name;
  const frame = trace?.frames.find(({ symbol = "" }) => symbol.endsWith(`.${method}`));
  const type = frame?.symbol?.slice(0, -method.length - 1) ?? classAbove(window);
  return type === undefined ? test : `${withoutPackage(type)} > ${test}`;
}

function classAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_BEHIND; offset--) {
    const text = window.text(offset);
    if (text === undefined || parseJavaFrame(text) !== undefined) return undefined;
    const type = TOTALS.exec(text)?.[1];
    if (type !== undefined) return type;
  }
  return undefined;
}
