import type { Analysis } from "../model/analysis.ts";
import { github } from "./github/github.ts";
import { json } from "./json/json.ts";
import { markdown } from "./markdown/markdown.ts";
import { patch } from "./patch/patch.ts";
import type { Report, ReportOptions } from "./report.ts";
import { sarif } from "./sarif/sarif.ts";
import { text } from "./text/text.ts";

/** Every form of report; the first is the default. */
export const REPORTS: readonly Report[] = [text, json, patch, markdown, sarif, github];

/** Renders an analysis in the form that has this id; throws RangeError for an unknown one. */
export function renderReport(id: string, analysis: Analysis, options: ReportOptions): string {
  const report = REPORTS.find((candidate) => candidate.id === id);
  if (report === undefined) throw new RangeError(`no report is called ${id}`);
  return report.render(analysis, options);
}
