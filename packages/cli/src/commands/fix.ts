import type { Analysis, FixOutcome, FixPlan } from "@hephaestus/core";
import { InvalidArgumentError, Option, type Command } from "commander";
import { wantsColor } from "../color.ts";
import type { Chosen } from "../choose-solutions.ts";
import { COMMAND_TIMEOUT_MS, decidedByCommands, folderOf } from "../decided-by-commands.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { Io, OutputStream } from "../io.ts";
import { print } from "../io.ts";
import type { Session } from "../open-session.ts";
import type { Prompt } from "../prompt.ts";
import { addLogOptions, collect, type LogOptions } from "./log-options.ts";

/** Ids of solutions have 8 hexadecimal digits, those of problems 10. */
const ID = /^(?:[0-9a-f]{8}|[0-9a-f]{10})$/;

interface FixOptions extends LogOptions {
  dryRun: boolean;
  only: string[];
  all: boolean;
  interactive: boolean;
  verifyCommand: string[];
}

/** `hephaestus fix [LOG…]` */
export function registerFix(command: Command, io: Io): void {
  addLogOptions(command)
    .option("--dry-run", "change nothing; print one diff that `git apply` takes", false)
    .addOption(
      new Option(
        "--only <id>",
        "apply only these fixes, or the best ones for these problems; more ids may follow, or stand behind commas",
      )
        .argParser(collectIds)
        .default([])
        .conflicts("interactive"),
    )
    .option("-i, --interactive", "ask for each fix, on the terminal", false)
    .option("--all", "apply plausible fixes too, not only proved ones", false)
    .option(
      "--verify-command <command>",
      "a command that must pass on a copy with the fixes (repeatable)",
      collectCommand,
      [],
    )
    .action((logs: string[], options: FixOptions) => fix(logs, options, io));
}

function collectIds(value: string, previous: readonly string[]): string[] {
  const ids = value.split(",").map((id) => id.trim());
  return [...previous, ...ids.filter((id) => id !== "")];
}

function collectCommand(value: string, previous: readonly string[]): string[] {
  if (value.trim() === "") throw new InvalidArgumentError("it must not be empty.");
  return collect(value, previous);
}

/** `--only 75d1807f 02dc7004 ci.log`: what looks like an id behind the first one is one; a log of such a name is `./75d1807f`. */
function withMoreIds(words: readonly string[], { only }: FixOptions): { logs: string[]; only: string[] } {
  const isId = (word: string): boolean => only.length > 0 && ID.test(word);
  return { logs: words.filter((word) => !isId(word)), only: [...only, ...words.filter(isId)] };
}

async function fix(words: readonly string[], given: FixOptions, io: Io): Promise<void> {
  const { logs, only } = withMoreIds(words, given);
  const options = { ...given, only };
  const { applyChanges, planFix } = await import("@hephaestus/core");
  const { exitCodeOf, withSession } = await import("../open-session.ts");
  const { readLogs } = await import("../read-logs.ts");
  const { undisturbed } = await import("../undisturbed.ts");
  using prompt = options.interactive ? await openPromptOrRefuse(io) : undefined;
  await withSession(readLogs([...logs, ...options.file], io), options, io, async (opened) => {
    const session = { ...opened, analysis: await decided(opened, options, io) };
    const { engine, analysis, progress } = session;
    await refuseUnknownIds(analysis, options.only);
    const chosen = prompt === undefined ? undefined : await choose(session, prompt, options, io);
    if (chosen?.accepted.length === 0) {
      io.exitCode = exitCodeOf(analysis, analysis.roots, options.failOn);
      return;
    }
    const plan = await planFix(engine, analysis, {
      all: options.all,
      only: chosen?.accepted.map(({ id }) => id) ?? options.only,
      commands: commandsOf(session, options),
      folder: folderOf(session),
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      signal: io.signal,
    });
    progress.end();
    const outcome = outcomeOf(plan, options);
    const { repository } = engine;
    if (outcome === "applied" && repository !== undefined)
      await undisturbed(io, () => applyChanges(repository.root, plan.changes));
    const isChoice = chosen !== undefined || options.only.length > 0;
    if (outcome === "applied" && isChoice) await session.remember({ accepted: plan.taken, rejected: [] });
    await report({ session, plan, outcome }, options, io);
    const isWorse = outcome === "refused" || (plan.introduced.length > 0 && options.failOn !== "never");
    io.exitCode = isWorse ? EXIT_CODE.problemsRemain : exitCodeOf(analysis, plan.remaining, options.failOn);
  });
}

/** Where nobody says which fixes to take, the commands may say which are proved. */
async function decided(session: Session, options: FixOptions, io: Io): Promise<Analysis> {
  const isDecided = options.all || options.only.length > 0;
  return isDecided ? session.analysis : decidedByCommands(session, commandsOf(session, options), io);
}

async function openPromptOrRefuse(io: Io): Promise<Prompt> {
  const { openPrompt } = await import("../prompt.ts");
  const prompt = openPrompt(io);
  if (prompt !== undefined) return prompt;
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = "`hephaestus analyze` shows the fixes with their ids, and `fix --only ID` applies one.";
  throw new HephaestusError("usage", "there is no terminal to ask on", { hint });
}

/** What the user says of the fixes. What he turns down is remembered, what he takes only once it is written. */
async function choose(session: Session, prompt: Prompt, { all }: FixOptions, io: Io): Promise<Chosen> {
  const { chooseSolutions } = await import("../choose-solutions.ts");
  const chosen = await chooseSolutions(session, prompt, { io, all });
  await session.remember({ accepted: [], rejected: chosen.rejected });
  if (chosen.accepted.length === 0) await print(io.stderr, "No fix was accepted: nothing was changed.\n");
  return chosen;
}

function outcomeOf({ commands }: FixPlan, { dryRun }: FixOptions): FixOutcome {
  if (commands.some(({ status }) => status === "failed")) return "refused";
  return dryRun ? "dry-run" : "applied";
}

/** Commands the user named himself, else those of the workspace's configuration where he trusts it. */
function commandsOf({ config }: Session, { verifyCommand, trust }: FixOptions): readonly string[] {
  if (verifyCommand.length > 0) return verifyCommand;
  return trust ? config.verify : [];
}

async function refuseUnknownIds(
  { problems, solutions, tests = [] }: Analysis,
  ids: readonly string[],
): Promise<void> {
  const own = tests.map(({ solution }) => solution);
  const known = new Set([...problems, ...solutions, ...own].map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return;
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = "`hephaestus analyze` shows the ids of fixes; -o json those of problems too.";
  throw new HephaestusError("usage", `no fix or problem has the id ${unknown}`, { hint });
}

interface Done {
  session: Session;
  plan: FixPlan;
  outcome: FixOutcome;
}

/** Data on stdout: the diff of a dry run or of `-o patch`, else the report; what goes with a diff is told on stderr. */
async function report(done: Done, options: FixOptions, io: Io): Promise<void> {
  const { renderFixJson, renderFixText } = await import("@hephaestus/core");
  const { session, plan, outcome } = done;
  const { analysis } = session;
  const text = (stream: OutputStream): string =>
    renderFixText(analysis, plan, { color: wantsColor(stream, io.env), outcome });
  const isDiff = options.format === "patch" || (options.format === "text" && options.dryRun);
  if (options.format === "text" && !isDiff) return print(io.stdout, text(io.stdout));
  if (outcome === "refused" || (isDiff && !options.quiet)) await print(io.stderr, text(io.stderr));
  if (isDiff) return outcome === "refused" ? undefined : print(io.stdout, plan.diff);
  await print(io.stdout, renderFixJson(analysis, plan, outcome));
}
