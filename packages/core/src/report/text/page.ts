import picocolors from "picocolors";
import type { Analysis } from "../../model/analysis.ts";
import type { Problem } from "../../model/problem.ts";
import type { ReportOptions } from "../report.ts";

const NARROWEST = 40;

/** What every part of the text report is written with. */
export interface Page extends ReportOptions {
  analysis: Analysis;
  colors: ReturnType<typeof picocolors.createColors>;
  problems: ReadonlyMap<string, Problem>;
}

export function openPage(analysis: Analysis, options: ReportOptions): Page {
  return {
    ...options,
    width: Math.max(options.width, NARROWEST),
    analysis,
    colors: picocolors.createColors(options.color),
    problems: new Map(analysis.problems.map((problem) => [problem.id, problem])),
  };
}
