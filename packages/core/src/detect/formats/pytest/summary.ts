import type { Finding, LogWindow } from "../format.ts";
import { isOwnPythonPath } from "../python-trace.ts";
import type { LinePlace, PytestMatch } from "./pytest-match.ts";

/** A line of the short summary. */
export interface SummaryLine {
  path: string;
  /** Suites and name joined by " > "; missing for a file that could not be read. */
  test?: string;
  message?: string;
}

const START = /^(?:FAILED|ERROR|SUBFAIL(?:ED)?) ?(?:[[(].*[\])] )?/;
const FILE = /^[^\s:][^:]*\.py(?=::| - |$)/;
const CODE = /^((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Failed|Exit|Interrupt)?)(?::|$)/;
const END = /^(?:=+ .* =+$|!{5,} |\d+ \w+(?:,| in )|(?:SKIPPED|XFAIL|XPASS|PASSED)[ ([])/;
const CUT = "...";
const MAX_LINES = 200;

/** Reads `FAILED tests/test_cart.py::TestCheckout::test_empty - IndexError: list index out of range`. */
export function parseSummaryLine(text: string): SummaryLine | undefined {
  const start = START.exec(text)?.[0];
  if (start === undefined || !text.includes(".py")) return undefined;
  const rest = text.slice(start.length);
  const path = FILE.exec(rest)?.[0];
  if (path === undefined) return undefined;
  const [name, message] = split(rest.slice(path.length));
  const line: SummaryLine = { path };
  if (name !== "") line.test = `${name.slice(2).replaceAll("::", " > ")}${parametersOf(start)}`;
  if (message !== undefined) line.message = message.trim();
  return line;
}

/** Reads an entry of the summary with the lines of its message. What sections above told is not told again. */
export function readSummaryLine(
  window: LogWindow,
  known: Pick<PytestMatch, "told" | "places">,
): PytestMatch | undefined {
  const line = parseSummaryLine(window.text(0) ?? "");
  if (line === undefined) return undefined;
  const to = endOf(window);
  const isTold = known.told.has(line.test?.replaceAll(" ", "") ?? line.path);
  return { from: 0, to, findings: isTold ? [] : [toFinding(line, known.places)], ...known };
}

function toFinding(line: SummaryLine, places: readonly LinePlace[]): Finding {
  const { path, test } = line;
  const known = placeOf(line.message ?? "failed", places);
  const message = known?.message ?? line.message ?? "failed";
  const finding: Finding = { severity: "error", message, place: { path, line: 1 } };
  if (known !== undefined) finding.place = { path: known.path, line: known.line };
  const code = CODE.exec(message)?.[1];
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(".") + 1);
  if (test !== undefined) finding.test = test;
  return { ...finding, lines: { from: 0, to: 0 } };
}

/** Outside of CI a message is cut to the width of the terminal; all that may be whole must stand at one line. */
function placeOf(message: string, places: readonly LinePlace[]): LinePlace | undefined {
  const own = places.filter((place) => isOwnPythonPath(place.path));
  const same = own.find((place) => place.message === message);
  if (same !== undefined || !message.endsWith(CUT)) return same;
  const begun = own.filter((place) => place.message.startsWith(message.slice(0, -CUT.length)));
  const [first] = begun;
  if (first === undefined || begun.some(({ path, line }) => path !== first.path || line !== first.line))
    return undefined;
  return begun.length === 1 ? first : { ...first, message };
}

/** Parameters may hold anything, also what divides a name from its message. */
function split(text: string): [string, string | undefined] {
  const dash = text.indexOf(" - ");
  const bracket = text.indexOf("[");
  const closed = bracket !== -1 && bracket < dash ? text.indexOf("] - ", bracket) + 1 : dash;
  const end = closed < 1 ? dash : closed;
  return end === -1 ? [text.trimEnd(), undefined] : [text.slice(0, end), text.slice(end + 3)];
}

/** `SUBFAILED(n=0) ` names the parameters of a sub-test. */
function parametersOf(start: string): string {
  const bracket = start.search(/[[(]/);
  return bracket === -1 ? "" : ` ${start.slice(bracket).trim()}`;
}

function endOf(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text) || parseSummaryLine(text) !== undefined) return offset;
  }
  return 1;
}
