import type { Finding, LogWindow } from "../format.ts";
import { isCoverage } from "./coverage.ts";
import type { LinePlace, PytestMatch } from "./pytest-match.ts";
import { readBody } from "./body.ts";
import { parseSummaryLine } from "./summary.ts";

/** Sections of the report that hold failures or repeat them. */
const RULE =
  /^=+ (?:ERRORS|FAILURES|PASSES|RERUNS|XPASSES|XFAILURES|warnings summary(?: \(final\))?|short test summary info|rerun test summary info|tests coverage|slowest (?:\d+ )?(?:test )?durations|Warnings) =+$/;
/** Examples in documentation are named by their module and item. */
const DOCTEST = "[doctest] ";
/** Titles in the same style that tell of no test: of pytest-cov and of tox. */
const OTHER = /^(?:coverage: |summary$)/;
const COLLECTING = "ERROR collecting ";
/** pytest fills its headers to the width of the terminal, 80 columns where there is none. */
const MIN_WIDTH = 60;
const CAPTURED = /^-{5,100} Captured .{1,40} -{5,100}$/;
const STRICT = "[XPASS(strict)]";
const MAX_LINES = 490;
type Known = Pick<PytestMatch, "told" | "places" | "isPassing">;
const LINE_PLACE = /^([^\s:][^:]*(?::[\\/][^:]*)?):(\d{1,9}): (\S.*)$/;

/** Sections of tests that did not fail, which `-rA` and `-rP` show with what they printed, and of tries that were repeated. */
const PASSING = /^=+ (?:PASSES|RERUNS|XPASSES|XFAILURES) =+$/;

/** Whether the titles below a rule are those of tests that did not fail. */
export function isOfPassing(text: string): boolean {
  return PASSING.test(text);
}

export function isRule(text: string): boolean {
  return text.length >= MIN_WIDTH && RULE.test(text);
}

/** Whether a line is the title of one failure: `________ TestCheckout.test_empty ________`. */
export function isHeader(text: string): boolean {
  return text.length >= MIN_WIDTH && text.startsWith("_") && text.endsWith("_") && titleOf(text) !== "";
}

/** Offset of the next header, rule or line of the summary. */
export function sectionEnd(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || isHeader(text) || isEnd(text)) return offset;
  }
  return MAX_LINES;
}

/** Reads one failure from its header to the next. */
export function readSection(window: LogWindow, known: Known): PytestMatch {
  const title = titleOf(window.text(0) ?? "");
  const to = sectionEnd(window, 1);
  if (known.isPassing === true) return { from: 0, to, findings: [], ...known };
  const lines = Array.from({ length: to - 1 }, (_, index) => window.text(index + 1) ?? "");
  if (isOutputAlone(lines)) return { from: 0, to, findings: [], ...known };
  const { last, ...body } = readBody(lines);
  const finding: Finding = { severity: "error", ...body, lines: { from: 0, to: Math.min(last + 1, to - 1) } };
  if (title.startsWith(COLLECTING)) {
    const path = title.slice(COLLECTING.length);
    finding.place ??= { path, line: 1 };
    return { from: 0, to, findings: [finding], ...known, told: new Set([...known.told, path]) };
  }
  const test = testName(title.replace(/^ERROR at (?:setup|teardown) of /, ""));
  const told = new Set([...known.told, test.replaceAll(" ", "")]);
  if (finding.message.startsWith(STRICT)) Object.assign(finding, placeInSummary(window, test));
  return { from: 0, to, findings: [{ ...finding, test }], ...known, told };
}

/** Where the report of passing tests is too long to know where it began: no error stands above what was printed. */
function isOutputAlone(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== "");
  return first !== undefined && CAPTURED.test(first);
}

/** A test that passed where it must not has no stack; the summary tells its file. */
function placeInSummary(window: LogWindow, test: string): Pick<Finding, "place"> {
  const name = test.replaceAll(" ", "");
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const line = parseSummaryLine(window.text(offset) ?? "");
    if (line?.test?.replaceAll(" ", "") === name) return { place: { path: line.path, line: 1 } };
  }
  return {};
}

/** What `--tb=line` says of each failure. */
export function readPlaces(window: LogWindow, to: number): LinePlace[] {
  const places: LinePlace[] = [];
  for (let offset = 1; offset < to; offset++) {
    const [, path, line, message] = LINE_PLACE.exec(window.text(offset) ?? "") ?? [];
    if (path !== undefined && message !== undefined) places.push({ path, line: Number(line), message });
  }
  return places;
}

/** Suites are joined by dots, parameters in brackets may hold any. */
function testName(title: string): string {
  if (title.startsWith(DOCTEST)) return title.slice(DOCTEST.length);
  const bracket = title.search(/[[ ]/);
  const end = bracket === -1 ? title.length : bracket;
  return title.slice(0, end).replaceAll(".", " > ") + title.slice(end);
}

function titleOf(text: string): string {
  const start = text.indexOf(" ");
  const end = text.lastIndexOf(" ");
  const isFilled = /^_+$/.test(text.slice(0, start)) && /^_+$/.test(text.slice(end + 1));
  const title = isFilled ? text.slice(start, end).trim() : "";
  return title === "" || /^[_ ]+$/.test(title) || OTHER.test(title) ? "" : title;
}

function isEnd(text: string): boolean {
  if (isCoverage(text)) return true;
  if (text.startsWith("=")) return /^=+ .* =+$/.test(text);
  return /^!{5,} /.test(text) || parseSummaryLine(text) !== undefined;
}
