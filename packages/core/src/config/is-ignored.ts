import type { Problem } from "../model/problem.ts";
import type { IgnoreRule } from "./config.ts";
import { matchesPath } from "./path-pattern.ts";

/** Whether a rule of `ignore` leaves this problem out: all its given parts fit. */
export function isIgnored(problem: Problem, rules: readonly IgnoreRule[]): boolean {
  return rules.some((rule) => fits(problem, rule));
}

function fits(problem: Problem, { tool, code, path, message }: IgnoreRule): boolean {
  if (tool !== undefined && tool !== problem.tool) return false;
  if (code !== undefined && code !== problem.code) return false;
  if (path !== undefined && !(problem.location && matchesPath(path, problem.location.file))) return false;
  return message === undefined || problem.message.includes(message);
}
