import { errorCode } from "../stack-failure.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lineWindow } from "../line-window.ts";
import { parseCommand } from "../workflow-command.ts";
import { distinct, parseLocation, readError, splitErrors } from "./failure.ts";
import { JSON_GLANCE, readJsonReport } from "./json.ts";
import { findOutcome, parseTitle, type Title } from "./title.ts";

const INDENT = "    ";
const MAX_LINES = 480;
const BEHIND = 40;
/** Errors of the run as a whole that have no place. */
const NO_TESTS = "Error: No tests found";
const RUN_ERRORS = [
  NO_TESTS,
  "Error: Process from config.webServer ",
  "Error: Timed out waiting ",
  "Timed out waiting ",
];
const TIMED_OUT = "Timed out waiting ";
/** `Timed out waiting 60000ms from config.webServer.`, `Timed out waiting 60s for the test suite to run`; other tools wait as well. */
const OF_RUN = /Timed out waiting \d{1,9}(?:\.\d{1,3})?m?s (?:from config\.webServer|for the )/;

/** Failed tests of Playwright Test, and errors of test files that cannot be loaded. */
export const playwright: LogFormat = {
  id: "playwright",
  title: "Playwright",
  glance: [" › ", "   at ", ...RUN_ERRORS, ...JSON_GLANCE],
  markers: ["error"],
  read(window, previous) {
    const text = window.text(0) ?? "";
    const command = parseCommand(text);
    if (command?.level === "error") return readAnnotation(window, command.message);
    return (
      readFailed(window) ??
      readUntested(window, text) ??
      readRunError(window, text, previous) ??
      readMarked(window) ??
      readJsonReport(window, previous)
    );
  },
};

/** The reporter for GitHub prints the same report inside a command; in a raw job log it reads like the report. */
function readAnnotation(window: LogWindow, message: string): Match | undefined {
  const lines = message.split("\n");
  const match = readFailed(lineWindow(lines), window) ?? readLoadError(lines);
  const findings = match?.findings.map((finding) => ({ ...finding, lines: { from: 0, to: 0 } }));
  return findings === undefined ? undefined : { from: 0, to: 1, findings };
}

/** A raw job log stamps only the first line of such a message. */
function readMarked(window: LogWindow): Match | undefined {
  const entry = window.at(0);
  if (entry?.marker !== "error" || entry.timestamp === undefined) return undefined;
  const lines = [entry.text];
  for (let next = window.at(1); next !== undefined && lines.length < BEHIND; next = window.at(lines.length)) {
    if (next.timestamp !== undefined || next.marker !== undefined) break;
    lines.push(next.text);
  }
  return readLoadError(lines);
}

/** What an annotation says of a test file that cannot be loaded: the error, its place in words, the code. */
function readLoadError(lines: readonly string[]): Match | undefined {
  if (errorCode(lines[0] ?? "") === undefined) return undefined;
  if (lines[1] !== "" || parseLocation(lines[2] ?? "") === undefined) return undefined;
  return { from: 0, to: lines.length, findings: [readError(lines, undefined)] };
}

/** `log` is where the summary stands, when that is not the window. */
function readFailed(window: LogWindow, log?: LogWindow): Match | undefined {
  const title = parseTitle(window.text(0) ?? "");
  if (title === undefined) return undefined;
  const { lines, last, to } = readBody(window);
  const errors = splitErrors(lines).map((error) => readError(error, title.place));
  if (errors.length === 0) return undefined;
  const outcome = log === undefined ? findOutcome(window, to, title) : findOutcome(log, 1, title);
  return { from: 0, to, findings: toFindings(distinct(errors), title, outcome, last) };
}

function toFindings(
  errors: readonly Finding[],
  title: Title,
  outcome: ReturnType<typeof findOutcome>,
  last: number,
): Finding[] {
  const test = (outcome?.names ?? title.names).join(" > ");
  const severity = outcome?.isFlaky === true ? "warning" : "error";
  return errors.map((error) => ({ ...error, severity, test, lines: { from: 0, to: last } }));
}

/** The lines that are indented below a headline. */
function readBody(window: LogWindow): { lines: string[]; last: number; to: number } {
  const lines: string[] = [];
  let last = 0;
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || (text.trim() !== "" && !text.startsWith(INDENT))) break;
    if (text.trim() !== "") last = to;
    if (last > 0) lines.push(text.slice(INDENT.length).trimEnd());
  }
  return { lines, last, to };
}

/** An error outside any test stands at the start of its line, its place below it: `   at duplicate.spec.ts:3`. */
function readUntested(window: LogWindow, text: string): Match | undefined {
  if (parseLocation(text) === undefined || window.text(-1) !== "") return undefined;
  const from = findError(window) ?? findParagraph(window);
  if (from === undefined) return undefined;
  let to = 1;
  while (to < BEHIND && /^(?:$|[> ] *\d* ?\||[> ] *\d+ \||    at )/.test(window.text(to) ?? "-")) to += 1;
  while (window.text(to - 1) === "") to -= 1;
  const lines = Array.from({ length: to - from }, (_, index) => window.text(from + index) ?? "");
  const finding = { ...readError(lines, undefined), lines: { from, to: to - 1 } };
  return { from, to: window.text(to) === "" ? to + 1 : to, findings: [finding] };
}

function findError(window: LogWindow): number | undefined {
  let from = -2;
  while (from > -BEHIND && window.text(from) !== undefined) {
    if (errorCode(window.text(from) ?? "") !== undefined) return from;
    from -= 1;
  }
  return undefined;
}

/** What is wrong with a test's declaration is told without a class, above the place and the code: `Test has unknown parameter "page".` */
function findParagraph(window: LogWindow): number | undefined {
  const text = window.text(-2) ?? "";
  return /^\S/.test(text) && /^[ >]*\d+ \|/.test(window.text(2) ?? "") ? -2 : undefined;
}

/** That no tests are left follows from a test file that cannot be loaded, told right before. */
function readRunError(window: LogWindow, text: string, previous: Match | undefined): Match | undefined {
  if (!RUN_ERRORS.some((start) => text.startsWith(start))) return undefined;
  if (text.includes(TIMED_OUT) && !OF_RUN.test(text)) return undefined;
  let to = 1;
  while (to < BEHIND && (window.text(to) ?? "").trim() !== "") to += 1;
  const finding: Finding = { severity: "error", message: text.trimEnd() };
  const isFollowing = text.startsWith(NO_TESTS) && previous !== undefined;
  return { from: 0, to, findings: [isFollowing ? { ...finding, consequence: true } : finding] };
}
