import picocolors from "picocolors";
import type { FixOutcome, FixPlan, IntroducedError } from "../../engine/fix.ts";
import { isTakenUnasked } from "../../engine/taken-unasked.ts";
import { lastOverwrite, stripEscapes } from "../../logs/clean.ts";
import type { Analysis } from "../../model/analysis.ts";
import type { Problem } from "../../model/problem.ts";
import type { Solution } from "../../model/solution.ts";
import { printable } from "../printable.ts";
import { crop } from "./wrap.ts";

export interface FixTextOptions {
  color: boolean;
  outcome: FixOutcome;
}

const MOST_OUTPUT_LINES = 12;
const LONGEST_OUTPUT_LINE = 200;
const LONGEST_MESSAGE = 80;

type Colors = ReturnType<typeof picocolors.createColors>;

/** What a fix did, for people: each fix taken, what was left and why, the commands, what remains. */
export function renderFixText(analysis: Analysis, plan: FixPlan, { color, outcome }: FixTextOptions): string {
  const colors = picocolors.createColors(color);
  const rows = [
    ...plan.taken.map((solution) => takenRow(solution, outcome, colors)),
    ...plan.left.map(
      ({ solution, reason }) =>
        `${colors.yellow("–")} left out: ${printable(solution.title)}, ${printable(reason)}`,
    ),
    ...plan.commands.flatMap((command) => commandRows(command, colors)),
    ...plan.introduced.map((error) => introducedRow(error, colors)),
    ...remainingRows(analysis, plan, colors),
    "",
    ending(analysis, plan, outcome, colors),
  ];
  return `${rows.join("\n").trimStart()}\n`;
}

function takenRow(
  { title, changes, problemIds, verdict }: Solution,
  outcome: FixTextOptions["outcome"],
  colors: Colors,
): string {
  const files = changes.map(({ file }) => file);
  const where = files.length > 2 ? `${files.length} files` : files.join(", ");
  const mark = outcome === "applied" ? colors.green("✔") : colors.dim("·");
  return `${mark} ${colors.bold(printable(title))}  ${colors.dim(`${printable(where)} · ${verdict.status}${verdict.level === "command" ? " by tests" : ""} · clears ${problemIds.length}`)}`;
}

function commandRows(
  { command, status, detail, ms, output }: FixPlan["commands"][number],
  colors: Colors,
): string[] {
  const seconds = colors.dim(`${(ms / 1000).toFixed(1)} s`);
  if (status === "passed") return [`${colors.green("✔")} ${printable(command)} passes  ${seconds}`];
  return [
    `${colors.red("✖")} ${printable(detail)}  ${seconds}`,
    ...lastLines(output).map((line) => colors.dim(`    ${line}`)),
  ];
}

/** The end of a command's output as a terminal would show it, without its colours. */
function lastLines(output: string): string[] {
  const lines = output.trimEnd().split("\n").slice(-MOST_OUTPUT_LINES);
  return lines.map((line) =>
    crop(printable(lastOverwrite(stripEscapes(line))), LONGEST_OUTPUT_LINE).trimEnd(),
  );
}

/** `✖ new: TS2345 at src/a.ts:3: Argument of type …` */
function introducedRow({ code, file, line, message }: IntroducedError, colors: Colors): string {
  const words = crop(`${code} at ${file}:${line}: ${message.split("\n", 1)[0]}`, LONGEST_MESSAGE);
  return `${colors.red("✖")} new: ${printable(words)}`;
}

function remainingRows({ problems }: Analysis, { remaining }: FixPlan, colors: Colors): string[] {
  return leftOf(problems, remaining).map((problem) => {
    const mark = problem.severity === "error" ? colors.red("✖") : colors.yellow("!");
    return `${mark} remains: ${describe(problem)}`;
  });
}

function leftOf(problems: readonly Problem[], remaining: readonly string[]): Problem[] {
  const ids = new Set(remaining);
  return problems.filter(({ id }) => ids.has(id));
}

function describe({ tool, code, message, location }: Problem): string {
  const place = location === undefined ? "" : ` at ${location.file}:${location.line}`;
  const name = code === undefined || message.startsWith(code) ? tool : code;
  return printable(`${name} ${crop(message.split("\n", 1)[0] ?? "", LONGEST_MESSAGE)}${place}`);
}

/** Fixes that `--all` would take besides, in words; empty when there are none. */
function plausibleHint({ solutions }: Analysis, { taken, left, remaining }: FixPlan, colors: Colors): string {
  const known = new Set([...taken, ...left.map(({ solution }) => solution)].map(({ id }) => id));
  const roots = solutions
    .filter((one) => one.verdict.status === "plausible" && isTakenUnasked(one, true) && !known.has(one.id))
    .flatMap(({ problemIds: [root = ""] }) => (remaining.includes(root) ? [root] : []));
  const count = new Set(roots).size;
  return count === 0
    ? ""
    : colors.dim(` · --all takes ${counted(count, "plausible fix", "plausible fixes")} too`);
}

function ending(
  analysis: Analysis,
  plan: FixPlan,
  outcome: FixTextOptions["outcome"],
  colors: Colors,
): string {
  const { problems } = analysis;
  const { taken, changes, remaining, introduced, commands } = plan;
  const more = plausibleHint(analysis, plan, colors);
  const failed = commands.find(({ status }) => status === "failed");
  if (outcome === "refused" && failed !== undefined) {
    return `${colors.bold("Nothing was changed")}: \`${printable(failed.command)}\` fails with the fixes in place.`;
  }
  const brought = introduced.length === 0 ? "" : `, ${counted(introduced.length, "new error")}`;
  const left = leftover(leftOf(problems, remaining)) + brought;
  if (taken.length === 0 && remaining.length === 0) return `${colors.bold("Nothing to fix")}.`;
  if (taken.length === 0)
    return `${colors.bold("Nothing to apply")}: no proved fix; ${left}${more === "" ? "." : more}`;
  const done = outcome === "applied" ? "applied" : "would be applied";
  const undo = outcome === "applied" ? colors.dim(" · `hephaestus undo` takes it back") : "";
  return `${colors.bold(`${counted(taken.length, "fix", "fixes")} ${done} in ${counted(changes.length, "file")}, ${left}`)}${undo}${more}`;
}

/** `nothing of the log remains`, `1 error and 2 warnings remain` */
function leftover(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return "nothing of the log remains";
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  return `${parts.join(" and ")} remain${problems.length === 1 ? "s" : ""}`;
}

function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
