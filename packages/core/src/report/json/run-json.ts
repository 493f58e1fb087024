import type { Analysis } from "../../model/analysis.ts";
import type { JsonRun } from "./json-report.ts";
import { renderJsonReport } from "./render-json-report.ts";
import { toJsonReport } from "./to-json-report.ts";

/** How a command was run and what its last output that was read came to, for other programs. */
export function renderRunJson(analysis: Analysis, run: JsonRun): string {
  return renderJsonReport({ ...toJsonReport(analysis), run });
}
