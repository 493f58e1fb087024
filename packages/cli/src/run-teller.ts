import {
  printable,
  renderFixText,
  renderReport,
  shellLine,
  type Advice,
  type Analysis,
  type FixPlan,
  type JsonAttempt,
} from "@hephaestus/core";
import type { ChildCommand } from "./child/child-command.ts";
import { colorsFor, wantsColor } from "./color.ts";
import type { RunOptions } from "./run-options.ts";
import { sameOptions } from "./fix-advice.ts";
import { print, type Io } from "./io.ts";
import type { Session } from "./open-session.ts";

/** Says on stderr, below the command's output, what becomes of a run. With `-o json` only what is done is said. */
export interface RunTeller {
  failed(session: Session): Promise<void>;
  fixed(analysis: Analysis, plan: FixPlan): Promise<void>;
  /** `fixed`: how often fixes were written. */
  ended(why: { isOver: boolean; fixed: number }): Promise<void>;
  tookBack(what: { before: number; after: number; files: readonly string[] }): Promise<void>;
  passed(attempts: readonly JsonAttempt[]): Promise<void>;
}

export function createRunTeller({
  command,
  options,
  io,
}: {
  command: ChildCommand;
  options: RunOptions;
  io: Io;
}): RunTeller {
  const { stderr, env } = io;
  const colors = colorsFor(stderr, env);
  const name = `\`${printable(command.line)}\``;
  const say = (rows: readonly string[]): Promise<void> => print(stderr, `\n${rows.join("\n")}\n`);
  const status = (): string => colors.dim(`${name} exits ${io.exitCode}`);
  return {
    async failed({ analysis, engine }) {
      if (options.format === "json") return;
      const report = renderReport("text", analysis, {
        color: wantsColor(stderr, env),
        width: stderr.columns ?? 100,
        readSource: (file) => engine.repository?.read(file),
        maxProblems: options.maxProblems,
        showDiff: !options.fix,
        advice: adviceFor(command, options),
      });
      await say([status(), "", report.trimEnd()]);
    },
    async fixed(analysis, plan) {
      const text = renderFixText(analysis, plan, { color: wantsColor(stderr, env), outcome: "applied" });
      await say([status(), "", text.trimEnd(), "", colors.dim(`running ${name} again`)]);
    },
    async ended({ isOver, fixed }) {
      if (options.format === "text") await say([endingOf(isOver, fixed)]);
    },
    tookBack: ({ before, after, files }) =>
      say([
        `${status()}\n`,
        `${colors.red("✖")} The fixes made it worse, ${after} errors instead of ${before}: they are taken back.`,
        ...files.map((file) => `  restored ${printable(file)}`),
      ]),
    passed: (attempts) => say([`${colors.green("✔")} ${name} passes${colors.dim(undoHint(attempts))}`]),
  };
}

function endingOf(isOver: boolean, fixed: number): string {
  if (fixed === 0) return "Nothing was changed: no fix is proved.";
  const times = fixed === 1 ? "once" : `${fixed} times`;
  return isOver
    ? `Given up: fixed and run again ${times}, and it still fails.`
    : "Nothing more is proved. `hephaestus undo` takes the last fix back.";
}

function undoHint(attempts: readonly JsonAttempt[]): string {
  const times = attempts.filter(({ applied }) => applied.length > 0).length;
  return times > 1
    ? ` · fixed in ${times} steps; \`hephaestus undo\` takes the last one back`
    : " · `hephaestus undo` takes the fix back";
}

/** What to type, so that the fixes are written. */
function adviceFor({ given }: ChildCommand, options: RunOptions): Advice {
  const typed = (words: readonly string[]): string =>
    `${shellLine(["hephaestus", "run", ...words, ...sameOptions(options)])} ${given}`;
  return {
    proved: typed(options.all ? ["--fix", "--all"] : ["--fix"]),
    plausible: ({ reverts }) => (reverts === undefined ? typed(["--fix", "--all"]) : undefined),
  };
}
