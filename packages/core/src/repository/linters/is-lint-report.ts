import type { Problem } from "../../model/problem.ts";
import { LINT_TOOLS } from "./table.ts";

/** Whether a tool of the workspace that can be asked again reported a problem, of one of its rules or of layout. */
export function isLintReport({ tool, code }: Pick<Problem, "tool" | "code">): boolean {
  return LINT_TOOLS.some(({ name, reports }) => name === tool && reports(code));
}
