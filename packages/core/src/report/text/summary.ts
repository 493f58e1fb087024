import type { Problem } from "../../model/problem.ts";
import type { Solution } from "../../model/solution.ts";
import { printable } from "../printable.ts";
import type { Advice } from "../report.ts";
import { solutionsOf } from "./best-solution.ts";
import type { Page } from "./page.ts";

/** The last line, e.g. ``3 root problems (15 reported), 2 proved fixes, 1 plausible · run `hephaestus fix` to apply``. */
export function summary(roots: readonly Problem[], page: Page): string {
  const { analysis, colors } = page;
  const best = new Set(roots.flatMap((root) => solutionsOf(root, analysis.solutions).slice(0, 1)));
  const proved = [...best].filter((solution) => solution.verdict.status === "proved").length;
  const commands = [...best].filter(({ command }) => command !== undefined).length;
  const plausible = best.size - proved - commands;
  const parts = [`${counted(roots.length, "root problem")} (${analysis.problems.length} reported)`];
  parts.push(proved > 0 ? counted(proved, "proved fix", "proved fixes") : "no proved fix");
  if (plausible > 0) parts.push(`${plausible} plausible`);
  if (commands > 0) parts.push(`${counted(commands, "command")} to run`);
  if (analysis.refuted > 0) parts.push(`${analysis.refuted} refuted`);
  return `${colors.bold(parts.join(", "))}${colors.dim(adviceOf(proved, [...best], page.advice))}`;
}

/** What to say when nothing was found; true also when there was nothing to read. */
export function nothingFound({ analysis: { logs, problems } }: Page): string {
  const [only] = logs;
  if (only === undefined) return "No log was read.";
  if (problems.length > 0)
    return `Nothing to do: ${counted(problems.length, "problem")} reported, none in the workspace.`;
  const lines = logs.reduce((sum, log) => sum + log.lines, 0);
  const where = logs.length === 1 ? printable(only.source) : counted(logs.length, "log");
  return `No problem recognised in ${counted(lines, "line")} of ${where}.`;
}

const FIX: Advice = { proved: "hephaestus fix", plausible: ({ id }) => `hephaestus fix --only ${id}` };

function adviceOf(proved: number, best: readonly Solution[], advice: Advice = FIX): string {
  if (proved > 0) return ` · run \`${printable(advice.proved)}\` to apply`;
  const first = best.find(({ command }) => command === undefined);
  const line = first === undefined ? undefined : advice.plausible(first);
  return line === undefined ? "" : ` · run \`${printable(line)}\` to apply one`;
}

function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
