import { withPlan, type FixOutcome, type FixPlan } from "../../engine/fix.ts";
import type { Analysis } from "../../model/analysis.ts";
import type { JsonFix } from "./json-report.ts";
import { renderJsonReport } from "./render-json-report.ts";
import { toJsonReport } from "./to-json-report.ts";

/** What a fix did, for other programs: the analysis with what became of its solutions, and what was left and remains. */
export function renderFixJson(analysis: Analysis, plan: FixPlan, outcome: FixOutcome): string {
  const report = toJsonReport(withPlan(analysis, plan, outcome === "applied"));
  return renderJsonReport({ ...report, fix: toJsonFix(plan, outcome) });
}

function toJsonFix(plan: FixPlan, outcome: FixOutcome): JsonFix {
  return {
    outcome,
    taken: plan.taken.map(({ id }) => id),
    files: plan.changes.map(({ file }) => file),
    left: plan.left.map(({ solution, reason }) => ({ solutionId: solution.id, reason })),
    introduced: plan.introduced.map(({ code, file, line, message }) => ({ code, file, line, message })),
    remaining: plan.remaining,
    commands: plan.commands.map(({ command, status, detail }) => ({ command, status, detail })),
  };
}
