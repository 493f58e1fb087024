import type { Severity } from "../../../model/problem.ts";

/** Levels info, note and style are warnings. Where none is told, what cannot be parsed is an error: `SC1072`. */
export function severityOf(level: string | undefined, code: string): Severity {
  if (level === undefined) return code.startsWith("SC1") ? "error" : "warning";
  return level === "error" ? "error" : "warning";
}
