import { HephaestusError } from "../model/error.ts";
import type { Analysis } from "../model/analysis.ts";
import type { ReportOptions } from "./report.ts";
import { REPORTS } from "./table.ts";

/** An analysis in the form that `-o` names. Throws `usage` for a form that there is not. */
export function renderReport(id: string, analysis: Analysis, options: ReportOptions): string {
  const report = REPORTS.find((candidate) => candidate.id === id);
  if (report !== undefined) return report.render(analysis, options);
  throw new HephaestusError("usage", `there is no output format "${id}"`, {
    hint: `One of: ${REPORTS.map((candidate) => candidate.id).join(", ")}.`,
  });
}
