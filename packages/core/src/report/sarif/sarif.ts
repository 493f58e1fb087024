import type { Analysis } from "../../model/analysis.ts";
import { printableJson } from "../printable.ts";
import type { Report, ReportOptions } from "../report.ts";
import { toSarif } from "./to-sarif.ts";

/** For code scanning and editors: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Report = {
  id: "sarif",
  title: "root problems and their fixes as SARIF 2.1.0",
  render: renderSarif,
};

function renderSarif(analysis: Analysis, { readSource }: ReportOptions): string {
  return `${printableJson(JSON.stringify(toSarif(analysis, readSource), null, 2))}\n`;
}
