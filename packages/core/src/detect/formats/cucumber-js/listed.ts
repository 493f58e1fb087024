import { blockLines } from "../block-lines.ts";
import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";

/** Literals of the lines that begin the lists. */
export const LIST_GLANCE: readonly string[] = [
  "Failed scenarios:",
  "Undefined scenarios:",
  "Ambiguous scenarios:",
];

const SCENARIO = /^ {2}\d{1,9}\) (\S.{0,1000}) # (\S{1,400}:\d{1,9})$/s;
const RETRIED = / \(attempt \d{1,4}, retried\)$/;
const STEP = /^ {7}(\S.{0,1000}?)(?: # (\S{1,400}:\d{1,9}))?$/s;
/** How far an error is indented. */
const MARGIN = " ".repeat(11);
const MAX_LINES = 480;

/**
 * Reads a list of Cucumber 13's summary: `Failed scenarios:`, `  1) adds up # features/cart.feature:2`,
 * `       Then I pay 9 # features/steps/cart.js:4`, below it the error; `Undefined scenarios:` shows the step alone.
 */
export function readListed(window: LogWindow): Match | undefined {
  const title = window.text(0)?.trimEnd() ?? "";
  if (!LIST_GLANCE.includes(title)) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => /^\S/.test(text));
  const starts = lines.flatMap((line, index) => (SCENARIO.test(line) ? [index] : []));
  const findings = starts.flatMap((start, index) => {
    const finding = toFinding(lines.slice(start, starts[index + 1]), title === LIST_GLANCE[1]);
    const to = starts[index + 1] ?? lines.length;
    return finding === undefined ? [] : [{ ...finding, lines: { from: start + 1, to } }];
  });
  return starts.length === 0 ? undefined : { from: 0, to: lines.length + 1, findings };
}

/** The first step with something below it, or the one that is not defined. */
function toFinding(lines: readonly string[], isUndefined: boolean): Finding | undefined {
  const [, test = "", declared = ""] = SCENARIO.exec(lines[0] ?? "") ?? [];
  if (RETRIED.test(test)) return undefined;
  const at = lines.findIndex((line, index) => STEP.test(line) && (isUndefined || isError(lines[index + 1])));
  const [, step = "", definition] = STEP.exec(lines[at] ?? "") ?? [];
  const scenario = parsePlace(declared);
  if (isUndefined) return named({ severity: "error", message: `Undefined step: ${step}`, test }, scenario);
  const error = lines.slice(at + 1).filter(isError);
  const { frames, ...failure } = readStackFailure(error.map((line) => line.slice(MARGIN.length)));
  const finding: Finding = { severity: "error", ...failure, test };
  const place = failure.place ?? (definition === undefined ? scenario : parsePlace(definition));
  return named(frames.length === 0 ? finding : { ...finding, frames }, place);
}

function isError(line: string | undefined): boolean {
  return line?.startsWith(MARGIN) === true;
}

function named(finding: Finding, place: PathClaim | undefined): Finding {
  return place === undefined ? finding : { ...finding, place };
}
