import { printableJson } from "../printable.ts";
import type { JsonReport } from "./json-report.ts";

/** A report as it is printed, ending in a newline. */
export function renderJsonReport(report: JsonReport): string {
  return `${printableJson(JSON.stringify(report, null, 2))}\n`;
}
