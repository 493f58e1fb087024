import { withoutTestNumber } from "../ctest-number.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

/** A match whose test is known: several failures may follow one title. */
interface Catch2Match extends Match {
  readonly test: string | undefined;
}

const FAILED = ": FAILED:";
const COMPACT = ": failed: ";
const DOTS = ".".repeat(79);
const RULE = "-".repeat(79);
const SOURCE = /\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|mm?|ipp|inl|cu)(?::\d|\(\d)/;
/** Catch2 breaks lines after this many characters. */
const WIDTH = 79;
const MAX_LINES = 24;
const MAX_BEHIND = 60;

/** Failed assertions of Catch2 (version 1 to 3), of its console and its compact reporter. */
export const catch2: LogFormat = {
  id: "catch2",
  title: "Catch2",
  glance: [FAILED, COMPACT],
  read: (numbered, previous) => {
    const window = withoutTestNumber(numbered);
    const text = window.text(0) ?? "";
    if (!SOURCE.test(text)) return undefined;
    return text.trimEnd().endsWith(FAILED) ? readFailure(window, text, previous) : readCompact(text);
  },
};

/** Reads `test/cart.cpp:5: FAILED:` and what was checked, below the title of its test. */
function readFailure(window: LogWindow, text: string, previous: Match | undefined): Catch2Match | undefined {
  const place = parseEitherPlace(text.trimEnd().slice(0, -FAILED.length));
  if (place === undefined) return undefined;
  const lines: string[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const line = window.text(to);
    if (line === undefined || line === "") break;
    lines.push(line.trimEnd());
  }
  const message = lines.join("\n").trim();
  const finding: Finding = { severity: "error", message: message === "" ? "FAILED" : message, place };
  const test = testAbove(window) ?? testOf(previous);
  if (test !== undefined) finding.test = test;
  finding.lines = { from: 0, to: to - 1 };
  while (window.text(to) === "") to += 1;
  return { from: 0, to, findings: [finding], test };
}

/** Reads `test/cart.cpp:5: failed: twice(2)==4 for: 6 == 4`. */
function readCompact(text: string): Match | undefined {
  const at = text.indexOf(COMPACT);
  const place = at === -1 ? undefined : parseEitherPlace(text.slice(0, at));
  if (place === undefined) return undefined;
  const message = text.slice(at + COMPACT.length).trim();
  return { from: 0, to: 1, findings: [{ severity: "error", message, place }] };
}

/** The title stands between two rules, sections indented below the test, its place and dots below. */
function testAbove(window: LogWindow): string | undefined {
  let offset = -1;
  while (offset > -MAX_BEHIND && window.text(offset) !== DOTS) {
    if (window.text(offset) === undefined) return undefined;
    offset -= 1;
  }
  if (window.text(offset) !== DOTS || window.text(offset - 2) !== RULE) return undefined;
  const lines: string[] = [];
  for (let line = offset - 3; line > offset - MAX_LINES; line--) {
    const text = window.text(line);
    if (text === undefined) return undefined;
    if (text === RULE) return joinNames(lines);
    lines.unshift(text);
  }
  return undefined;
}

/** A name goes on in the next line where that one's first word had no room. */
function joinNames(lines: readonly string[]): string {
  return lines.slice(1).reduce((names, line, index) => {
    const text = line.trim();
    const wordEnd = (lines[index]?.length ?? 0) + 1 + (text.split(" ", 1)[0] ?? "").length;
    return `${names}${wordEnd > WIDTH ? " " : " > "}${text}`;
  }, lines[0]?.trim() ?? "");
}

function testOf(previous: Match | undefined): string | undefined {
  return previous !== undefined && "test" in previous && typeof previous.test === "string"
    ? previous.test
    : undefined;
}
