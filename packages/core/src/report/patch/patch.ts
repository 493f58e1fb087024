import { composeSolutions } from "../../engine/deliver/compose.ts";
import type { Analysis } from "../../model/analysis.ts";
import { fileDiff } from "../../repository/diff.ts";
import type { Report, ReportOptions } from "../report.ts";

/** One unified diff of the proved solutions, as `git apply` takes it; empty when nothing is proved. */
export const patch: Report = {
  id: "patch",
  title: "a diff of the proved fixes for git apply",
  render: renderPatch,
};

function renderPatch(analysis: Analysis, options: ReportOptions): string {
  const proved = analysis.solutions.filter((solution) => solution.verdict.status === "proved");
  const { changes } = composeSolutions(proved, options.readSource);
  return changes.map(({ file, before, after, bom }) => fileDiff(file, before, after, { bom })).join("");
}
