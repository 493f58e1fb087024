import type { Finding, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";

/** The list of failures, read up to the next one; the lines go on with it. */
interface ListMatch extends Match {
  readonly isFailureList: true;
}

/** Literals of the lines that begin the list, or one of its failures. */
export const JSON_GLANCE: readonly string[] = ['"failures": [', '      "title": "'];

const LIST = '  "failures": [';
const TITLE = '      "title": "';
const OPEN = "    {";
const MAX_LINES = 480;

/**
 * Reads the failures that the reporter `json` lists behind all tests: `"fullTitle": "cart adds"`, `"file": "/home/shop/test/cart.js"`,
 * `"err": { "stack": "AssertionError: 4 == 5\n    at …"`.
 */
export function readJsonFailures(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  const isNext = previous !== undefined && "isFailureList" in previous && text.startsWith(TITLE);
  if (!isNext && (text.trimEnd() !== LIST || window.text(1)?.trimEnd() !== OPEN)) return undefined;
  const findings: Finding[] = [];
  let to = isNext ? 0 : 2;
  for (;;) {
    const end = findEnd(window, to);
    const finding = end === undefined ? undefined : toFinding(objectBetween(window, to, end));
    if (end === undefined || finding === undefined) break;
    findings.push({ ...finding, lines: { from: to, to: end } });
    to = end + 1;
    if (window.text(to)?.trimEnd() !== OPEN) break;
    to += 1;
  }
  return findings.length === 0 ? undefined : toMatch(to, findings);
}

function toMatch(to: number, findings: Finding[]): ListMatch {
  return { from: 0, to, findings, isFailureList: true };
}

/** Where the object ends whose first value stands at an offset. */
function findEnd(window: LogWindow, from: number): number | undefined {
  if (window.text(from)?.startsWith(TITLE) !== true) return undefined;
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === "    }" || text === "    },") return offset;
    if (text === undefined) return undefined;
  }
  return undefined;
}

function objectBetween(window: LogWindow, from: number, end: number): unknown {
  const lines = Array.from({ length: end - from }, (_, index) => window.text(from + index) ?? "");
  try {
    return JSON.parse(`{${lines.join("\n")}}`);
  } catch {
    return undefined;
  }
}

function toFinding(object: unknown): Finding | undefined {
  const test = property(object, "fullTitle");
  const file = property(object, "file");
  const error = typeof object === "object" && object !== null && "err" in object ? object.err : undefined;
  const stack = property(error, "stack") ?? property(error, "message");
  if (test === undefined || stack === undefined) return undefined;
  const { message, frames, place = filePlace(file), code } = readStackFailure(stack.split("\n"));
  const finding: Finding = { severity: "error", message, test };
  const name = property(error, "code") ?? code;
  if (name !== undefined) finding.code = name;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

function filePlace(path: string | undefined): Finding["place"] {
  return path === undefined ? undefined : { path, line: 1 };
}

function property(value: unknown, name: string): string | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}
