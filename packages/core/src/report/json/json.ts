import type { Analysis } from "../../model/analysis.ts";
import type { Report } from "../report.ts";
import { renderJsonReport } from "./render-json-report.ts";
import { toJsonReport } from "./to-json-report.ts";

/** The analysis for other programs, as packages/core/schema/report.schema.json says. Times are left out: the same log gives the same bytes. */
export const json: Report = {
  id: "json",
  title: "everything that was found, for other programs",
  render: renderJson,
};

function renderJson(analysis: Analysis): string {
  return renderJsonReport(toJsonReport(analysis));
}
