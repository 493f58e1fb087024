import { z } from "zod";
import { stripEscapes } from "../../../logs/clean.ts";
import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { distinct, readError } from "./failure.ts";

/** The report up to its next title; the lines go on with it. */
interface ReportMatch extends Match {
  /** Titles of the suites that are open there, the file first. */
  readonly suites: readonly string[];
}

/** Literals of the lines that begin the report's lists, its suites and its tests. */
export const JSON_GLANCE: readonly string[] = ['"suites": [', '      "title": "', '"errors": ['];

const SUITES = '  "suites": [';
const ERRORS = '  "errors": [';
const TITLE = /^( {6,120})("title": ".*"),$/;
const NO_TESTS = "Error: No tests found";
const MAX_LINES = 480;
/** Spaces before the title of a file, and how many more each level has. */
const OUTERMOST = 6;
const STEP = 4;

const place = z.object({ file: z.string(), line: z.number(), column: z.number() });
const error = z.object({ message: z.string(), location: place.optional() });
const titled = z.object({ title: z.string() });
type Told = z.infer<typeof error>;
const attempts = z.object({
  status: z.string(),
  results: z.array(z.object({ errors: z.array(error).optional() })),
});
const spec = titled.extend({ ...place.shape, tests: z.array(attempts) });
const ofRun = z.object({ errors: z.array(error), stats: z.object({ unexpected: z.number() }) });

/**
 * Reads the reporter `json`, with a value on each line: suites and tests begin with `"title": "has a title",`, and behind a suite's title
 * stands `"file": "shop.spec.ts",`; errors stand with each attempt, those outside of tests behind all suites.
 */
export function readJsonReport(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (text === SUITES) return toMatch([], 2, []);
  if (text === ERRORS) return readRunErrors(window);
  const [, indent, title] = TITLE.exec(text) ?? [];
  if (indent === undefined || title === undefined || !isReport(previous)) return undefined;
  const open = previous.suites.slice(0, (indent.length - OUTERMOST) / STEP);
  if (window.text(1)?.trimStart().startsWith('"file": ') === true) {
    const { data } = titled.safeParse(parsePartialJson(`{${title}}`));
    return toMatch([...open, data?.title ?? ""], nextTitle(window, 1), []);
  }
  const end = objectEnd(window, indent.length - 2);
  const findings = testFindings(jsonUpTo(window, end), open.slice(1));
  const told = findings.map((finding) => ({ ...finding, lines: { from: 0, to: end - 1 } }));
  return toMatch(open, nextTitle(window, end), told);
}

function isReport(match: Match | undefined): match is ReportMatch {
  return match !== undefined && "suites" in match;
}

function toMatch(suites: readonly string[], to: number, findings: Finding[]): ReportMatch {
  return { from: 0, to, findings, suites };
}

/** The line behind an object whose brace is indented so far. */
function objectEnd(window: LogWindow, indent: number): number {
  const end = `${" ".repeat(indent)}}`;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return offset;
    if (text.startsWith(end)) return offset + 1;
  }
  return MAX_LINES;
}

/** Where the next suite or test begins, with nothing but brackets before it; else where it was looked for. */
function nextTitle(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined || text === ERRORS) break;
    if (TITLE.test(text)) return offset;
  }
  return from;
}

function jsonUpTo(window: LogWindow, end: number): unknown {
  const lines = Array.from({ length: end }, (_, offset) => window.text(offset) ?? "");
  return parsePartialJson(`{${lines.join("\n")}`);
}

/** Of a test in one project or several; one that passed when tried again is no error. */
function testFindings(value: unknown, suites: readonly string[]): Finding[] {
  const { data } = spec.safeParse(value);
  if (data === undefined) return [];
  const test = [...suites, data.title].join(" > ");
  return data.tests.flatMap(({ status, results }) => {
    if (status !== "unexpected" && status !== "flaky") return [];
    const errors = results.flatMap(({ errors: told = [] }) => told).map((each) => toFinding(each, data));
    const severity = status === "flaky" ? "warning" : "error";
    return distinct(errors).map((finding): Finding => ({ ...finding, severity, test }));
  });
}

/** `declared` is where the test begins. */
function toFinding({ message, location }: Told, declared?: z.infer<typeof place>): Finding {
  const lines = stripEscapes(message).split("\n");
  const finding = readError(lines, declared === undefined ? undefined : toClaim(declared));
  return location === undefined ? finding : { ...finding, place: toClaim(location) };
}

function toClaim({ file, line, column }: z.infer<typeof place>): PathClaim {
  return { path: file, line, column };
}

/** Errors that no test has: of files that cannot be loaded, of the set-up; that no tests are left follows from them. */
function readRunErrors(window: LogWindow): Match | undefined {
  const lines = Array.from({ length: MAX_LINES }, (_, offset) => window.text(offset) ?? "");
  const end = lines.indexOf("  ],");
  const { data } = ofRun.safeParse(parsePartialJson(`{${lines.join("\n")}`));
  if (data === undefined || end === -1) return undefined;
  const causes = data.errors.filter(({ message }) => !message.startsWith(NO_TESTS));
  const told = causes.length === 0 ? data.errors : causes;
  return { from: 0, to: end + 1, findings: told.map((each) => toFinding(each)) };
}
