import { blockLines, indentOf } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const SPEC = /^ {2}(\S.{0,400}?) +(?:FAIL|ERROR) \(\d[\d.]{0,20}s\)$/;
/** A suite's name, of `describe` any words, stands right above a row. */
const ROW = /^ {2}\S.{0,400} (?:PASS|FAIL|ERROR|SKIP) \(\d[\d.]{0,20}s\)$/;
const SUITE = /^(?!Minitest::)\S.{0,300}$/;
/** What its reporters call every class with newer versions of Minitest. */
export const NO_CLASS = "Minitest::Result";
const PROGRESS =
  /(?:^|[^\w])(?:FAIL|ERROR)\["(.{1,400}?)", (?:"([\w:]{1,200})", |[^"\]]{1,200}, ).{1,100}\]$/;
const THROWN = /^(?:Minitest::(?:Assertion|UnexpectedError): +)?/;
const ERROR = /^((?:[A-Z]\w*::)*[A-Z]\w*(?:Error|Exception)): /;
const MAX_ABOVE = 60;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 4;

/**
 * Failures as minitest-reporters print them while tests run: `  test_adds     FAIL (0.00s)` below its class, and
 * ` FAIL["test_adds", "CartTest", 0.0012]` with the name once more below.
 */
export function readReported(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const spec = SPEC.exec(text)?.[1];
  if (spec !== undefined) return toMatch(window, 1, [classAbove(window), spec]);
  const [, name, suite] = PROGRESS.exec(text) ?? [];
  return name === undefined ? undefined : toMatch(window, 2, [suite, name]);
}

function toMatch(window: LogWindow, from: number, names: readonly (string | undefined)[]): Match | undefined {
  const lines = body(window, from).map((line) => line.replace(THROWN, "").trim());
  const frames = lines.map(parseRubyFrame).filter((frame) => frame !== undefined);
  if (lines.length === 0 || frames.length === 0) return undefined;
  const end = lines.findIndex((line) => line === "" || parseRubyFrame(line) !== undefined);
  const message = lines.slice(0, Math.min(end, MAX_MESSAGE_LINES)).join("\n") || "failed";
  const test = names
    .filter((name) => name !== undefined)
    .filter((name) => name !== NO_CLASS)
    .map((name) => name.trim());
  const finding: Finding = { severity: "error", message, test: test.join(" > "), frames };
  const place = ownRubyPlace(frames);
  const code = ERROR.exec(message)?.[1];
  if (place !== undefined) finding.place = place;
  if (code !== undefined) finding.code = code;
  return { from: 0, to: from + lines.length, findings: [finding] };
}

/** What is indented below a row; where an error shows code, an empty line stands above that. */
function body(window: LogWindow, from: number): string[] {
  const isEnd = (text: string): boolean =>
    text === "" || (indentOf(text) === 0 && !text.startsWith("Minitest::"));
  return blockLines(window, from, MAX_LINES, isEnd);
}

/** The suites stand above their tests, at the line's start. */
function classAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset) ?? "";
    if (SUITE.test(text) && ROW.test(window.text(offset + 1) ?? "")) return text.replaceAll("::", " > ");
  }
  return undefined;
}
