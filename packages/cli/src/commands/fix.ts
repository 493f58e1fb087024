import { relative } from "node:path";
import type { Analysis, FixPlan } from "@hephaestus/core";
import type { Command } from "commander";
import { wantsColor } from "../color.ts";
import { EXIT_CODE } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { print } from "../io.ts";
import type { Session } from "../open-session.ts";
import { addLogOptions, collect, type LogOptions } from "./log-options.ts";

const COMMAND_TIMEOUT_MS = 15 * 60_000;

interface FixOptions extends LogOptions {
  dryRun: boolean;
  only: string[];
  all: boolean;
  verifyCommand: string[];
}

type Outcome = "applied" | "refused" | "dry-run";

/** `hephaestus fix [LOG…]` */
export function registerFix(command: Command, io: Io): void {
  addLogOptions(command)
    .option("--dry-run", "change nothing; print one diff that `git apply` takes", false)
    .option(
      "--only <ids>",
      "apply only these fixes, or the best ones for these problems (repeat or separate by commas)",
      collectIds,
      [],
    )
    .option("--all", "apply plausible fixes too, not only proved ones", false)
    .option(
      "--verify-command <command>",
      "a command that must pass on a copy with the fixes (repeatable)",
      collect,
      [],
    )
    .action((logs: string[], options: FixOptions) => fix(logs, options, io));
}

function collectIds(value: string, previous: readonly string[]): string[] {
  const ids = value.split(",").map((id) => id.trim());
  return [...previous, ...ids.filter((id) => id !== "")];
}

async function fix(logs: readonly string[], options: FixOptions, io: Io): Promise<void> {
  const { applyChanges, planFix } = await import("@hephaestus/core");
  const { exitCodeOf, withSession } = await import("../open-session.ts");
  await withSession(logs, options, io, async (session) => {
    const { engine, analysis, progress } = session;
    await refuseUnknownIds(analysis, options.only);
    const plan = await planFix(engine, analysis, {
      all: options.all,
      only: options.only,
      commands: commandsOf(session, options),
      folder: folderOf(session, io),
      commandTimeoutMs: COMMAND_TIMEOUT_MS,
      signal: io.signal,
    });
    progress.end();
    const outcome = outcomeOf(plan, options);
    if (outcome === "applied" && engine.repository !== undefined)
      await applyChanges(engine.repository.root, plan.changes);
    await report({ session, plan, outcome }, options, io);
    io.exitCode =
      outcome === "refused" ? EXIT_CODE.problemsRemain : exitCodeOf(analysis, plan.remaining, options.failOn);
  });
}

function outcomeOf({ commands }: FixPlan, { dryRun }: FixOptions): Outcome {
  if (commands.some(({ status }) => status === "failed")) return "refused";
  return dryRun ? "dry-run" : "applied";
}

/** Commands the user named himself, else those of the workspace's configuration where he trusts it. */
function commandsOf({ config }: Session, { verifyCommand, trust }: FixOptions): readonly string[] {
  if (verifyCommand.length > 0) return verifyCommand;
  return trust ? config.verify : [];
}

/** Commands run where the user stands, as they would without us. */
function folderOf({ engine }: Session, io: Io): string {
  const folder = relative(engine.repository?.root ?? io.cwd, io.cwd).replaceAll("\\", "/");
  return folder.startsWith("..") ? "" : folder;
}

async function refuseUnknownIds({ problems, solutions }: Analysis, ids: readonly string[]): Promise<void> {
  const known = new Set([...problems, ...solutions].map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return;
  const { HephaestusError } = await import("@hephaestus/core");
  const hint = "`hephaestus analyze` shows the ids of fixes; -o json those of problems too.";
  throw new HephaestusError("usage", `no fix or problem has the id ${unknown}`, { hint });
}

interface Done {
  session: Session;
  plan: FixPlan;
  outcome: Outcome;
}

/** Data on stdout: the diff of a dry run or of `-o patch`, else the report; what a dry run would do goes to stderr. */
async function report({ session, plan, outcome }: Done, options: FixOptions, io: Io): Promise<void> {
  const { renderFixText, renderReport, withPlan } = await import("@hephaestus/core");
  const { analysis, engine } = session;
  const isDiff = options.output === "patch" || (options.output === "text" && outcome === "dry-run");
  if (isDiff) {
    await print(io.stdout, plan.diff);
    if (!options.quiet)
      await print(
        io.stderr,
        renderFixText(analysis, plan, { color: wantsColor(io.stderr, io.env), outcome }),
      );
    return;
  }
  if (options.output === "text") {
    await print(io.stdout, renderFixText(analysis, plan, { color: wantsColor(io.stdout, io.env), outcome }));
    return;
  }
  const json = renderReport(options.output, withPlan(analysis, plan, outcome === "applied"), {
    color: false,
    width: io.stdout.columns ?? 100,
    readSource: (file) => engine.repository?.read(file),
    maxProblems: options.maxProblems,
    showDiff: false,
  });
  await print(io.stdout, json);
}
