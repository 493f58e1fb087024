import {
  applyChanges,
  planFix,
  renderRunJson,
  undoLast,
  withPlan,
  type Analysis,
  type FixPlan,
  type FixRequest,
  type JsonAttempt,
} from "@hephaestus/core";
import { decidedByCommands } from "./decided-by-commands.ts";
import { keepOutput } from "./child/kept-output.ts";
import { runChild } from "./child/run-child.ts";
import type { ChildCommand } from "./child/child-command.ts";
import type { RunOptions } from "./run-options.ts";
import { errorsOf, isWorse } from "./is-worse.ts";
import { print, type Io, type OutputStream } from "./io.ts";
import { withSession, type Session } from "./open-session.ts";
import { reportError } from "./report-error.ts";
import { choosePlan } from "./choose-plan.ts";
import { createRunTeller, type RunTeller } from "./run-teller.ts";
import { undisturbed } from "./undisturbed.ts";

interface RunRequest {
  command: ChildCommand;
  /** Where the command's standard output goes. */
  stdout: OutputStream;
  options: RunOptions;
  io: Io;
}

/** What the attempts so far came to. */
interface Run extends RunRequest {
  tell: RunTeller;
  attempts: JsonAttempt[];
  /** Diffs that were written; to write one again would lead nowhere. */
  written: Set<string>;
  /** Of the last attempt that failed and was not worse, with what was written for it. */
  analysis: Analysis;
  plan?: FixPlan;
}

const NOTHING_READ: Analysis = {
  logs: [],
  problems: [],
  roots: [],
  solutions: [],
  refuted: 0,
  untried: [],
  notes: [],
};

/**
 * Runs a command; where it fails, offers fixes or writes them and runs it again, as often as the options allow. Ends with
 * the status of the last run, whatever becomes of the fixes.
 */
export async function runUntilFixed(request: RunRequest): Promise<void> {
  const run: Run = {
    ...request,
    tell: createRunTeller(request),
    attempts: [],
    written: new Set(),
    analysis: NOTHING_READ,
  };
  while (await attempt(run));
  const { exitCode } = run.io;
  if (run.options.format === "text") {
    if (exitCode === 0 && run.attempts.length > 1) await run.tell.passed(run.attempts);
    return;
  }
  const analysis = run.plan === undefined ? run.analysis : withPlan(run.analysis, run.plan, true);
  const { command, attempts, io } = run;
  await print(io.stdout, renderRunJson(analysis, { command: command.line, exitCode, attempts }));
}

/** Runs the command once. True where something was changed and it is to be run again. */
async function attempt(run: Run): Promise<boolean> {
  const { command, stdout, options, io } = run;
  using kept = keepOutput();
  const { exitCode, interrupted } = await runChild(command, { io, stdout, kept });
  io.exitCode = exitCode;
  run.attempts.push({ exitCode, errors: null, applied: [], takenBack: false });
  if (exitCode === 0 || interrupted) return false;
  try {
    return await withSession(kept.read(command.line), options, io, (session) => settle(session, run));
  } catch (error) {
    await reportError(error, io);
    return false;
  }
}

/** Decides what becomes of an attempt that failed. */
async function settle(session: Session, run: Run): Promise<boolean> {
  const { analysis, progress } = session;
  const last = run.attempts.at(-1);
  if (last !== undefined) last.errors = errorsOf(analysis).length;
  if (run.plan !== undefined && isWorse(run.analysis, analysis)) {
    await takeBack(session, run);
    return false;
  }
  run.analysis = analysis;
  delete run.plan;
  const step = await nextStep(session, run);
  progress.end();
  if (step === undefined) return false;
  await write(step, run);
  return true;
}

/** What is to be written, and the analysis that it is of. */
interface Step {
  session: Session;
  plan: FixPlan;
}

/** What is to be written now; undefined where nothing is. */
async function nextStep(session: Session, run: Run): Promise<Step | undefined> {
  const { options, attempts, tell, io } = run;
  const isOver = attempts.length > options.attempts;
  const request = {
    all: options.all,
    only: [],
    commands: [],
    folder: "",
    commandTimeoutMs: 0,
    signal: io.signal,
  };
  const proved = await stepOf(session, request);
  const isTried = options.fix && !isOver && !isNew(proved, run);
  const step = isTried ? await stepByTests(session, request, run) : proved;
  run.analysis = step.session.analysis;
  session.progress.end();
  if (options.fix && isNew(step, run) && !isOver) return step;
  await tell.failed(step.session);
  if (options.fix) {
    await tell.ended({ isOver: isOver && isNew(step, run), fixed: attempts.length - 1 });
    return undefined;
  }
  if (options.format === "json" || isOver) return undefined;
  const plan = await choosePlan(session, step.plan, { io, line: run.command.line, all: options.all });
  return plan && { session, plan };
}

async function stepOf(session: Session, request: FixRequest): Promise<Step> {
  return { session, plan: await planFix(session.engine, session.analysis, request) };
}

function isNew({ plan }: Step, { written }: Run): boolean {
  return plan.changes.length > 0 && !written.has(plan.diff);
}

/** Where no check in memory proves a fix, the command itself may, on copies of the workspace. */
async function stepByTests(session: Session, request: FixRequest, { command, io }: Run): Promise<Step> {
  const analysis = await decidedByCommands(session, [command.line], io);
  return stepOf({ ...session, analysis }, request);
}

async function write({ session, plan }: Step, run: Run): Promise<void> {
  const { analysis, engine } = session;
  const { repository } = engine;
  if (repository === undefined) return;
  await undisturbed(run.io, () => applyChanges(repository.root, plan.changes));
  run.written.add(plan.diff);
  run.plan = plan;
  const applied = plan.taken.map(({ id, title, changes }) => ({
    solutionId: id,
    title,
    files: changes.map(({ file }) => file),
  }));
  run.attempts.at(-1)?.applied.push(...applied);
  await run.tell.fixed(analysis, plan);
}

/** The fixes before the last attempt made it worse. */
async function takeBack({ engine: { repository }, analysis, progress }: Session, run: Run): Promise<void> {
  progress.end();
  if (repository === undefined) return;
  const { files } = await undisturbed(run.io, () => undoLast(repository.root));
  const guilty = run.attempts.at(-2);
  if (guilty !== undefined) guilty.takenBack = true;
  await run.tell.tookBack({ before: errorsOf(run.analysis).length, after: errorsOf(analysis).length, files });
  delete run.plan;
}
