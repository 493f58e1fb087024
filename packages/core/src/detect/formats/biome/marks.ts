import type { Severity } from "../../../model/problem.ts";

/** Marks before a message, without and with colours; a note that stands alone is a warning. */
export const MARKS: Readonly<Record<string, Severity>> = {
  "×": "error",
  "✖": "error",
  "!": "warning",
  "⚠": "warning",
  i: "warning",
  ℹ: "warning",
};
