import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const RULE = /^={20,}$/;
const END = /^[-=]{20,}$/;
/** Suites' labels and tests' numbers, joined by colons. */
const HEAD = /^(?:Error|Failure): (\S[^():]{0,200}(?::[^():]{1,200}){0,20})$/;
const NUMBERED = /:\d{1,6}(?::|$)/;
const AGAIN = / \(in the (?:code|log)\)\.$/;
const FILE = /^File "([^"]{1,400})", lines? (\d{1,9})(?:-\d{1,9})?(?:, characters (\d{1,9})-\d{1,9})?:?$/;
/** A line of a trace that is of no library: `Called from Cart.test in file "test/cart.ml", line 8, characters 26-51`. */
const CALL =
  /^(?:Raised at|Called from) (?!Stdlib|OUnit)\S.{0,300}? in file "([^"]{1,400})"(?: \(inlined\))?, lines? (\d{1,9})(?:-\d{1,9})?, characters (\d{1,9})-/;
const TRACE = /^(?:Raised (?:at|by)|Re-raised at|Called from) /;
const SUM = /^FAILED: Cases: \d{1,9} Tried: \d{1,9} /;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 12;

/** Failed tests of OUnit. */
export const ounit: LogFormat = {
  id: "ounit",
  title: "OUnit",
  glance: ["Error: ", "Failure: ", "FAILED: Cases: "],
  read: (window) => readTest(window) ?? readSum(window),
};

/** Between rules: `Error: cart:1:adds.`, the name again with a file, a trace, `expected: 5 but got: 4`. */
function readTest(window: LogWindow): Match | undefined {
  if (!RULE.test(window.text(-1)?.trimEnd() ?? "")) return undefined;
  const test = HEAD.exec(window.text(0)?.trimEnd().replace(/\.$/, "") ?? "")?.[1];
  if (test === undefined || !NUMBERED.test(test) || window.text(1)?.trim() !== "") return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text.trimEnd()));
  const told = lines.filter((line) => !(FILE.test(line) || AGAIN.test(line) || TRACE.test(line)));
  const message = told.filter((line) => line !== "").slice(0, MAX_MESSAGE_LINES);
  if (message.length === 0 || !END.test(window.text(lines.length + 1)?.trimEnd() ?? "")) return undefined;
  const finding: Finding = { severity: "error", message: message.join("\n"), test };
  const place = placeIn(lines);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

/** The file of the code; OUnit also names the log that it wrote. */
function placeIn(lines: readonly string[]): PathClaim | undefined {
  for (const text of lines) {
    const [, path, line, column] = FILE.exec(text) ?? CALL.exec(text) ?? [];
    if (path === undefined || path.endsWith(".log")) continue;
    return { path, line: Number(line), ...(column === undefined ? {} : { column: Number(column) + 1 }) };
  }
  return undefined;
}

/** `FAILED: Cases: 2 Tried: 2 Errors: 0 Failures: 1 Skip:0 Todo:0 Timeouts:0.` */
function readSum(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trim() ?? "";
  return SUM.test(message)
    ? { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] }
    : undefined;
}
