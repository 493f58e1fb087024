import { parseErrorHead } from "../error-head.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const NOTICE = /^● ([A-Z][\w -]{1,60}):$/;
const COVERAGE = "Jest: Coverage for ";
/** Where the threshold is a count: `Jest: Uncovered count for statements (3) exceeds global threshold (1)`. */
const UNCOVERED = "Jest: Uncovered count for ";
const COVERAGE_DATA = "Jest: Coverage data for ";
/** Of one file or folder, up to Jest 29: `Jest: "./src/cart.js" coverage threshold for functions (100%) not met: 33.33%`. */
const OWN_COVERAGE = " coverage threshold for ";
const THRESHOLD_OF = /"([^"*{}]{1,300}\.\w{1,5})" (?:coverage )?threshold /;
/** A configuration in JSON that cannot be parsed: `… is not valid JSON while parsing '{' in /home/shop/jest.config.json`. */
const JSON_FILE = / in (\S[^\n]{0,400}\.json)$/;
const NO_TESTS = "No tests found, exiting with code 1";
const STACK_OF_JEST = ["/node_modules/jest-cli/", "/node_modules/jest-config/"];
const MAX_LINES = 40;

/** Literals of the lines that `readNotice` reads. */
export const NOTICE_GLANCE: readonly string[] = [
  "● ",
  COVERAGE,
  UNCOVERED,
  COVERAGE_DATA,
  OWN_COVERAGE,
  NO_TESTS,
  ...STACK_OF_JEST,
];

/** Reads what Jest says about the run as a whole: its configuration, thresholds, its own crash. */
export function readNotice(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const isOwnCoverage = text.startsWith('Jest: "') && text.includes(OWN_COVERAGE);
  if (isOwnCoverage || [COVERAGE, UNCOVERED, COVERAGE_DATA, NO_TESTS].some((start) => text.startsWith(start)))
    return { from: 0, to: 1, findings: [withFile({ severity: "error", message: text.trimEnd() })] };
  return readTitled(window, text) ?? readCrash(window, text);
}

/** A threshold may be one file's: `does not meet "./src/cart.js" threshold (100%)`. */
function withFile(finding: Finding): Finding {
  const path = THRESHOLD_OF.exec(finding.message)?.[1];
  return path === undefined ? finding : { ...finding, place: { path, line: 1 } };
}

/** `● Validation Error:` with a paragraph below it, indented by two columns. */
function readTitled(window: LogWindow, text: string): Match | undefined {
  const title = NOTICE.exec(text.trimEnd())?.[1];
  if (title === undefined || window.text(1)?.trim() !== "") return undefined;
  const lines: string[] = [];
  let to = 2;
  for (; to < MAX_LINES && window.text(to)?.startsWith("  ") === true; to++)
    lines.push(window.text(to)?.trim() ?? "");
  if (lines.length === 0) return undefined;
  const severity = title.endsWith("Warning") ? "warning" : "error";
  return { from: 0, to, findings: [{ severity, message: lines.join("\n") }] };
}

/** An error that ends Jest itself is printed with a stack that leads through Jest, above a first line that is not indented. */
function readCrash(window: LogWindow, text: string): Match | undefined {
  if (!STACK_OF_JEST.some((path) => text.includes(path)) || !isV8Frame(text)) return undefined;
  let from = 0;
  while (from > -MAX_LINES && window.text(from) !== undefined && !isHead(window.text(from))) from -= 1;
  if (!isHead(window.text(from))) return undefined;
  let to = 1;
  while (to < MAX_LINES && isV8Frame(window.text(to) ?? "")) to += 1;
  const lines = Array.from({ length: to - from }, (_, index) => window.text(from + index) ?? "");
  const { place: own, frames, ...failure } = readStackFailure(lines);
  const path = JSON_FILE.exec(failure.message)?.[1];
  const place = own ?? placeAbove(window, from) ?? (path === undefined ? undefined : { path, line: 1 });
  const located = place === undefined ? {} : { place };
  return { from, to, findings: [{ severity: "error", ...failure, ...located, frames }] };
}

function isHead(text: string | undefined): boolean {
  return text !== undefined && parseErrorHead(text) !== undefined;
}

/** The place of a syntax error stands above it, with the text of that line: `/home/shop/jest.config.js:3`. */
function placeAbove(window: LogWindow, head: number): ReturnType<typeof parsePlace> {
  for (let offset = head - 1; offset > head - 6; offset--) {
    const place = parsePlace(window.text(offset)?.trimEnd() ?? "");
    if (place !== undefined) return place;
  }
  return undefined;
}
