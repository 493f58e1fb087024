import type { FixOutcome, FixPlan } from "@hephaestus/core";
import type { LogNote } from "@hephaestus/github";
import { Option, type Command } from "commander";
import { wantsColor } from "../color.ts";
import { COMMAND_TIMEOUT_MS, decidedByCommands } from "../decided-by-commands.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { print } from "../io.ts";
import type { Session } from "../open-session.ts";
import { collect, FIX_FORMATS, READING_FORMATS, type LogOptions } from "./log-options.ts";
import { addSessionOptions } from "./session-options.ts";

interface CiOptions extends Omit<LogOptions, "file"> {
  repository?: string;
  fix: boolean;
  dryRun: boolean;
  all: boolean;
  only: string[];
  verifyCommand: string[];
  diff: boolean;
}

/** A log comes some seconds after its job. */
const LOG_WAIT_MS = 15_000;

/** `hephaestus ci [RUN_URL|RUN_ID]` */
export function registerCi(command: Command, io: Io): void {
  const asked = command
    .argument("[run]", "address or number of a run (default: the newest failed one of this commit or branch)")
    .option("--repository <owner/name>", "where the run is (default: the remote of this branch)")
    .option("--fix", "apply the proved fixes here", false)
    .option("--dry-run", "with --fix: change nothing; print one diff that `git apply` takes", false)
    .option("--all", "with --fix: apply plausible fixes too, not only proved ones", false)
    .option(
      "--only <id>",
      "with --fix: apply this fix, or the best one for this problem (repeatable)",
      collect,
      [],
    )
    .option(
      "--verify-command <command>",
      "with --fix: a command that must pass on a copy with the fixes (repeatable)",
      collect,
      [],
    )
    .option("--diff", "show the diff of each best solution", false)
    .addOption(
      new Option("-o, --format <format>", "form of the output").choices(READING_FORMATS).default("text"),
    )
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 when such problems remain")
        .choices(["error", "warning", "never"])
        .default("error"),
    );
  addSessionOptions(asked).action((run: string | undefined, options: CiOptions) => ci(run, options, io));
}

async function ci(named: string | undefined, options: CiOptions, io: Io): Promise<void> {
  await refuseFormat(options);
  const { readRunLogs, useProxy } = await import("@hephaestus/github");
  const { findFailedRun } = await import("../ci/find-failed-run.ts");
  const { findWorkspaceFolder } = await import("../find-workspace-folder.ts");
  const { withSession } = await import("../open-session.ts");
  const { setTimeout: sleep } = await import("node:timers/promises");
  useProxy(io.env);
  const workspace = await findWorkspaceFolder(options.workspace, io);
  const { forge, run, notes } = await findFailedRun(
    { run: named, repository: options.repository, workspace },
    io,
  );
  if (!options.quiet)
    await print(io.stderr, `${[`${run.name} · ${run.url}`, ...notes].map(shown).join("\n")}\n`);
  const patience = {
    waitMs: run.isDone ? LOG_WAIT_MS : 4 * LOG_WAIT_MS,
    sleep: (ms: number) => sleep(ms, undefined, { signal: io.signal }),
    signal: io.signal,
  };
  const { logs, jobs, notes: read } = await readRunLogs(forge, run, patience);
  await refuseNothing(jobs, run.isDone);
  await withSession(logs, options, io, async (session) => {
    await tellUnread(read, io);
    await (options.fix
      ? applyFixes(session, options, io)
      : showProblems(session, { named, run: run.id }, options, io));
  });
}

async function refuseFormat({ fix, format }: CiOptions): Promise<void> {
  if (!fix || FIX_FORMATS.includes(format)) return;
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = `With --fix it is ${FIX_FORMATS.join(", ")}.`;
  throw new HephaestusError("usage", `-o ${format} goes without --fix`, { hint });
}

/** What a forge says is text of strangers. */
function shown(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "\uFFFD");
}

async function refuseNothing(jobs: readonly string[], isDone: boolean): Promise<void> {
  if (jobs.length > 0) return;
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = isDone ? "Name another run." : "It still runs; try again when a job has failed.";
  throw new HephaestusError("usage", "no job of this run failed", { hint });
}

/** Says which logs could not be read; that none could is an error. */
async function tellUnread(notes: readonly LogNote[], io: Io): Promise<void> {
  const unread = notes.filter(({ status }) => status !== "read").map(({ detail }) => shown(detail));
  const isNone = notes.every(({ status }) => status !== "read" && status !== "cut");
  if (!isNone) return unread.length === 0 ? undefined : print(io.stderr, `${unread.join("\n")}\n`);
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = "Run the failed jobs again, or give a saved log to `hephaestus analyze`.";
  throw new HephaestusError("log-not-found", unread.join(" "), { hint });
}

async function showProblems(
  { engine, analysis }: Session,
  { named, run }: { named: string | undefined; run: number },
  options: CiOptions,
  io: Io,
): Promise<void> {
  const { renderReport, shellLine } = await import("@hephaestus/core");
  const { exitCodeOf } = await import("../open-session.ts");
  const { sameOptions } = await import("../fix-advice.ts");
  const typed = (words: readonly string[]): string =>
    shellLine(["hephaestus", "ci", named ?? String(run), "--fix", ...words, ...sameOptions(options)]);
  const report = renderReport(options.format, analysis, {
    color: wantsColor(io.stdout, io.env),
    width: io.stdout.columns ?? 100,
    readSource: (file) => engine.repository?.read(file),
    maxProblems: options.maxProblems,
    showDiff: options.diff,
    advice: { proved: typed([]), plausible: ({ id }) => typed(["--only", id]) },
  });
  await print(io.stdout, report);
  io.exitCode = exitCodeOf(analysis, analysis.roots, options.failOn);
}

async function applyFixes(opened: Session, options: CiOptions, io: Io): Promise<void> {
  const { applyChanges, planFix } = await import("@hephaestus/core");
  const { exitCodeOf } = await import("../open-session.ts");
  const { undisturbed } = await import("../undisturbed.ts");
  const { engine, config, progress } = opened;
  const { verifyCommand, trust, all, only, dryRun } = options;
  const ofConfig = trust ? config.verify : [];
  const commands = verifyCommand.length > 0 ? verifyCommand : ofConfig;
  const isChosen = all || only.length > 0;
  const analysis = isChosen ? opened.analysis : await decidedByCommands(opened, commands, io);
  const session = { ...opened, analysis };
  const plan = await planFix(engine, analysis, {
    all,
    only,
    commands,
    folder: "",
    commandTimeoutMs: COMMAND_TIMEOUT_MS,
    signal: io.signal,
  });
  progress.end();
  const isRefused = plan.commands.some(({ status }) => status === "failed");
  const done = dryRun ? "dry-run" : "applied";
  const outcome: FixOutcome = isRefused ? "refused" : done;
  const { repository } = engine;
  if (outcome === "applied" && repository !== undefined)
    await undisturbed(io, () => applyChanges(repository.root, plan.changes));
  await reportFix({ session, plan, outcome }, options, io);
  const isWorse = isRefused || (plan.introduced.length > 0 && options.failOn !== "never");
  io.exitCode = isWorse ? EXIT_CODE.problemsRemain : exitCodeOf(analysis, plan.remaining, options.failOn);
}

async function reportFix(
  { session, plan, outcome }: { session: Session; plan: FixPlan; outcome: FixOutcome },
  { format, dryRun }: CiOptions,
  io: Io,
): Promise<void> {
  const { renderFixJson, renderFixText } = await import("@hephaestus/core");
  if (format === "json") return print(io.stdout, renderFixJson(session.analysis, plan, outcome));
  const isDiff = format === "patch" || dryRun;
  const stream = isDiff ? io.stderr : io.stdout;
  await print(stream, renderFixText(session.analysis, plan, { color: wantsColor(stream, io.env), outcome }));
  if (isDiff && outcome !== "refused") await print(io.stdout, plan.diff);
}
