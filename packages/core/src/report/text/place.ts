import type { Location } from "../../model/location.ts";
import type { Problem } from "../../model/problem.ts";
import { printable } from "../printable.ts";
import type { Page } from "./page.ts";

/** `src/a.ts:12:5`, or without a column `src/a.ts:12`. */
export function placeOf({ file, line, column }: Location): string {
  return printable(column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`);
}

/** `tsc TS2304`; without the code where the message starts with it, as `AssertionError: …` does. */
export function toolOf({ tool, code, message }: Problem): string {
  return printable(code === undefined || message.startsWith(code) ? tool : `${tool} ${code}`);
}

/** Where a problem is, in the source and in the log, e.g. `src/a.ts:12:5 · log 1204–1210 · job build › Test · seen 3×`. */
export function whereabouts(problem: Problem, page: Page): string {
  const { location, test, occurrences } = problem;
  const parts = [logLines(problem, page)];
  if (problem.job !== undefined || problem.step !== undefined) parts.push(jobOf(problem));
  if (test !== undefined) parts.push(`test ${printable(test)}`);
  if (occurrences > 1) parts.push(`seen ${occurrences}×`);
  const rest = page.colors.dim(parts.join(" · "));
  if (location === undefined) return rest;
  const away = !location.inWorkspace && page.analysis.workspace !== undefined;
  const place =
    page.colors.cyan(placeOf(location)) + (away ? page.colors.dim(" (not in this workspace)") : "");
  return `${place}${page.colors.dim(" · ")}${rest}`;
}

function logLines({ evidence }: Problem, { analysis }: Page): string {
  const name = analysis.logs.length > 1 && evidence.source !== undefined ? printable(evidence.source) : "log";
  const { startLine, endLine } = evidence;
  return endLine > startLine ? `${name} ${startLine}–${endLine}` : `${name} ${startLine}`;
}

function jobOf({ job, step }: Problem): string {
  if (job === undefined) return `step ${printable(step ?? "")}`;
  return `job ${printable(step === undefined ? job : `${job} › ${step}`)}`;
}
