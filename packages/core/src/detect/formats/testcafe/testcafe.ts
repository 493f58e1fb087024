import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";

const BROWSER = "      Browser: ";

const FIRST = /^ {3}\d{1,4}\) (.*)$/s;
const TEST = /^ [✖×] (\S.*)$/s;
/** What may follow a test's name. */
const NOTES = [" (screenshots: ", " (unstable)"];
const OTHER_TEST = /^ [✓√-] /;
const FIXTURE = /^ [^\s✖×✓√-].*$/s;
const FRAME = /^ {9}at /;
const SEPARATOR = " - ";
const MAX_ABOVE = 60;
const MAX_ERROR_LINES = 60;
const MAX_LINES = 380;

/** Failed tests of TestCafe, by its reporters `spec` and `list`. */
export const testcafe: LogFormat = {
  id: "testcafe",
  title: "TestCafe",
  glance: [BROWSER],
  read(window) {
    const from = window.text(0)?.startsWith(BROWSER) === true ? start(window) : undefined;
    return from === undefined ? undefined : readTests(window, from);
  },
};

/** The first failed test's line above a browser's name, or its fixture's above that: ` Cart – totals`, ` ✖ shows an error`. */
function start(window: LogWindow): number | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (!TEST.test(text)) continue;
    let above = offset - 1;
    while (above > -MAX_ABOVE && isTest(window.text(above) ?? "")) above -= 1;
    return isFixture(window, above) ? above : offset;
  }
  return undefined;
}

/** The tests from there on, with the passed ones and what they print between them. */
function readTests(window: LogWindow, from: number): Match | undefined {
  const findings: Finding[] = [];
  let fixture: string | undefined;
  let name: string | undefined;
  let to = from;
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined) break;
    const error = name !== undefined && FIRST.test(text) ? readError(window, offset) : undefined;
    if (error !== undefined && name !== undefined) {
      findings.push({
        ...error.finding,
        test: testName(fixture, name),
        lines: { from: offset, to: error.to - 1 },
      });
      to = error.to;
      offset = to - 1;
    } else if (TEST.test(text)) name = withoutNotes(TEST.exec(text)?.[1] ?? "");
    else if (isFixture(window, offset)) fixture = text.trim();
  }
  return findings.length === 0 ? undefined : { from, to, findings };
}

function withoutNotes(name: string): string {
  const ends = NOTES.map((note) => name.lastIndexOf(note)).filter((end) => end > 0);
  return name.slice(0, Math.min(name.length, ...ends));
}

function isFixture(window: LogWindow, offset: number): boolean {
  const below = window.text(offset + 1) ?? "";
  return FIXTURE.test(window.text(offset) ?? "") && (TEST.test(below) || OTHER_TEST.test(below));
}

function isTest(text: string): boolean {
  return TEST.test(text) || OTHER_TEST.test(text);
}

/** `list` writes a fixture before its tests: ` ✖ Cart – totals - shows an error`. */
function testName(fixture: string | undefined, name: string): string {
  return fixture === undefined ? name.replace(SEPARATOR, " > ") : `${fixture} > ${name}`;
}

/** `   1) AssertionError: the title is wrong`, the browser's name below it, lines of code, and a stack. */
function readError(window: LogWindow, from: number): { finding: Finding; to: number } | undefined {
  const message = blockLines(window, from, MAX_ERROR_LINES, (text) => text.startsWith(BROWSER));
  let to = from + message.length;
  while (window.text(to) === "") to += 1;
  if (window.text(to)?.startsWith(BROWSER) !== true) return undefined;
  const below = blockLines(
    window,
    to + 1,
    MAX_ERROR_LINES,
    (text) => text !== "" && !text.startsWith("       "),
  );
  const own = message.map((line) => (FIRST.exec(line)?.[1] ?? line).replace(/^ {6}/, ""));
  const { frames, ...failure } = readStackFailure([...own, ...below.filter((line) => FRAME.test(line))]);
  const finding: Finding = { severity: "error", ...failure };
  return { finding: frames.length === 0 ? finding : { ...finding, frames }, to: to + 1 + below.length };
}
