import { glob, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import * as core from "@actions/core";
import { HephaestusError, loadConfig, openLogFile, printable, type LogInput } from "@hephaestus/core";
import {
  ACTION_MODES,
  analyzeRun,
  asCommitted,
  createActionInputs,
  headline,
  legName,
  lowered,
  openStep,
  publish,
  readRunLogs,
  refuseAuthor,
  reportMarkdown,
  settle,
  subjectOf,
  tolerant,
  toRunReport,
  type ActionsRunner,
  type Forge,
  type LogNote,
  type Run,
  type RunReport,
} from "@hephaestus/github";
import { openCheckout, type Checkout, type Standing } from "./checkout.ts";

export interface AnalyzedRun {
  forge: Forge;
  runner: ActionsRunner;
  run: Run;
  report: RunReport;
  /** The job that tells of itself alone, where its own log files were read. */
  leg: string | undefined;
  /** `passed`: nothing of the run failed. */
  outcome: "problems" | "no-problems" | "no-logs" | "passed";
}

/** All jobs of a run share so much patience with logs that are not there yet. */
const LOG_WAIT_MS = 60_000;
const SUMMARY_BYTES = 500_000;
/** What a job or step comes to, as GitHub names it; empty where nothing is said. */
const STATUSES = ["", "success", "failure", "cancelled", "skipped"] as const;
const TRUST = ["auto", "true", "false"] as const;
const inputs = createActionInputs((name) => core.getInput(name));

/**
 * The analyze action: reads inputs and environment of its step, writes the report, the patch, summary and outputs.
 * `meanwhile` is called where something failed, and can ask the forge while logs are on their way.
 */
export async function analyze(
  env: Readonly<Record<string, string | undefined>>,
  meanwhile: (forge: Forge) => void = () => undefined,
): Promise<AnalyzedRun> {
  const { runner, forge } = openStep(env, inputs, core);
  const refused = await refuseAuthor(runner, forge);
  if (refused !== undefined) throw new HephaestusError("usage", refused);
  const run = await subjectOf(runner, inputs.runId(), forge);
  const { logs, notes, isGreen } = await openLogs(forge, runner, run);
  if (!isGreen) meanwhile(forge);
  const report = await analyzed({ runner, forge, run }, { logs, notes });
  const outcome = isGreen ? "passed" : outcomeOf(report);
  await writeResults(runner, run, report, outcome);
  return { forge, runner, run, report, leg: legOf(runner, run), outcome };
}

/** Shows a report as far as the token's rights reach; of a run that passed, that what was told before is out of date. */
export async function show({ forge, run, report, leg, outcome }: AnalyzedRun): Promise<void> {
  const mode = inputs.choice("mode", ACTION_MODES);
  if (outcome === "passed") {
    await settle(forge, run, { mode, tell, leg });
    return;
  }
  const maxAnnotations = inputs.count("max-annotations", 0);
  const done = await publish(forge, { report, run }, { mode, maxAnnotations, tell, leg });
  if (done.suggestions > 0) core.info(`${done.suggestions} suggestions on the pull request`);
}

function tell(message: string): void {
  core.info(printable(message));
}

/** A job that keeps its output in files is one of several that tell of themselves. */
function legOf({ job, run: own }: ActionsRunner, run: Run): string | undefined {
  const isOwn = core.getMultilineInput("logs").length > 0 && run.id === own.id && job !== "";
  return isOwn ? legName(job, core.getInput("leg")) : undefined;
}

interface OpenLogs {
  logs: AsyncIterable<LogInput>;
  notes: LogNote[];
  isGreen: boolean;
}

async function openLogs(forge: Forge, { workspace }: ActionsRunner, run: Run): Promise<OpenLogs> {
  const patterns = core.getMultilineInput("logs");
  if (patterns.length > 0 && inputs.choice("status", STATUSES) !== "success")
    return openFiles(patterns, workspace);
  if (patterns.length > 0) return { logs: openFiles([], workspace).logs, notes: [], isGreen: true };
  return readRunLogs(forge, run, { waitMs: LOG_WAIT_MS, sleep: (ms) => sleep(ms) });
}

function openFiles(patterns: readonly string[], workspace: string): OpenLogs {
  const notes: LogNote[] = [];
  async function* open(): AsyncGenerator<LogInput> {
    for (const pattern of patterns)
      for await (const name of glob(pattern, { cwd: workspace })) {
        yield* openLogFile(resolve(workspace, name), name);
        notes.push({ job: name, status: "read", detail: "" });
      }
  }
  return { logs: open(), notes, isGreen: false };
}

async function analyzed(
  { runner, forge, run }: { runner: ActionsRunner; forge: Forge; run: Run },
  { logs, notes }: { logs: AsyncIterable<LogInput>; notes: LogNote[] },
): Promise<RunReport> {
  const { workspace, temporary, repository } = runner;
  const checkout = await openCheckout(workspace, core.getInput("working-directory"), temporary);
  const { id, attempt, sha } = run;
  const [{ config }, standing] = await Promise.all([
    loadConfig(checkout.root),
    checkout.standing(sha, [repository, run.headRepository]),
  ]);
  const base = await knownBase(runner, checkout, standing);
  const commands = core.getMultilineInput("verify-command");
  const options = {
    workspace: checkout.root,
    folder: checkout.folder,
    plausible: inputs.isOn("plausible"),
    trust: isTrusted(runner, run),
    config,
    verify: commands.length > 0 ? commands : config.verify,
    clock: () => performance.now(),
    ...(base === undefined ? {} : { base }),
  };
  return analyzeRun(logs, options, async (done) => {
    const report = toRunReport(done, { repository, sha, run: { id, attempt }, logs: notes });
    const files = done.engine.repository;
    if (files === undefined) return report;
    if (standing.kind === "foreign") return unplaced(report);
    const analysedFiles = {
      read: (path: string) => textWithMark(files.read(path)),
      merge: checkout.merge,
      mergeCommit: standing.kind === "merge" ? standing.here : undefined,
    };
    const attempted = tolerant(tell);
    const committed = await attempted(() => asCommitted(report, checkout.filesOr(forge), analysedFiles));
    return elsewhere(committed ?? report, standing);
  });
}

/** What to say where another commit than the run's is checked out. */
function elsewhere(report: RunReport, { kind, here = "" }: Standing): RunReport {
  if (kind !== "other") return report;
  const [sha, other] = [report.sha.slice(0, 7), here.slice(0, 7)];
  const note = `The run is of ${sha}, and ${other} is checked out: some places may have moved.`;
  return lowered({ ...report, notes: [...report.notes, note] }, `Proved on ${other}, which is not ${sha}.`);
}

/** Paths of another repository mean nothing in this one, or worse, another file. */
function unplaced(report: RunReport): RunReport {
  const note =
    "What is checked out there is of another repository, as a submodule is: what fails in it is mended there.";
  return {
    ...report,
    problems: report.problems.map((problem) => ({ ...problem, location: null })),
    solutions: report.solutions.map((solution) => ({ ...solution, suggestions: [] })),
    fix: null,
    notes: [...report.notes, note],
  };
}

function textWithMark(source: { text: string; bom: boolean } | undefined): string | undefined {
  return source === undefined ? undefined : `${source.bom ? "\uFEFF" : ""}${source.text}`;
}

/** Where an event gives rights that the code's author need not have, nothing of the code is run. */
function isTrusted({ isPrivileged }: ActionsRunner, run: Run): boolean {
  const trust = inputs.choice("trust", TRUST);
  if (trust !== "true") return trust === "auto" && !isPrivileged;
  if (!isPrivileged) return true;
  throw new HephaestusError(
    "usage",
    `input trust: ${run.event} may bring code of strangers, which is not run here`,
    {
      hint: "Analyse in a job of `pull_request`, and deliver in the other one.",
    },
  );
}

/**
 * A base that is named has to be there; one that the event tells is taken where it was fetched. Of the merge of a pull
 * request it is what was merged into, which may be newer than the event knew.
 */
async function knownBase(
  { base }: ActionsRunner,
  { commit }: Checkout,
  { kind }: Standing,
): Promise<string | undefined> {
  const named = core.getInput("base");
  if (named !== "" || base === undefined) return named === "" ? undefined : named;
  if (kind === "merge") return commit("HEAD^1");
  return (await commit(base)) === undefined ? undefined : base;
}

function outcomeOf({ problems, logs }: RunReport): AnalyzedRun["outcome"] {
  if (problems.length > 0) return "problems";
  return logs.some(({ status }) => status === "read" || status === "cut") ? "no-problems" : "no-logs";
}

async function writeResults(
  { temporary }: ActionsRunner,
  run: Run,
  report: RunReport,
  outcome: AnalyzedRun["outcome"],
): Promise<void> {
  const folder = join(temporary, "hephaestus");
  await mkdir(folder, { recursive: true });
  const [reportFile, patchFile] = [join(folder, "report.json"), join(folder, "fix.patch")];
  await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(patchFile, report.fix?.diff ?? "");
  core.setOutput("outcome", outcome);
  core.setOutput("problems", report.problems.length);
  core.setOutput("solutions", report.solutions.length);
  core.setOutput("proved", report.solutions.filter(({ status }) => status === "proved").length);
  core.setOutput("report", reportFile);
  core.setOutput("patch", patchFile);
  core.info(outcome === "passed" ? "Nothing of the run failed." : printable(headline(report)));
  if (outcome === "passed") return;
  for (const { status, detail } of report.logs) if (status !== "read") core.warning(printable(detail));
  if (report.logs.length === 0) core.warning(printable(whyNoLogs(core.getMultilineInput("logs"), run)));
  if (process.env["GITHUB_STEP_SUMMARY"] === undefined) return;
  await core.summary
    .addRaw(reportMarkdown(report, { mostBytes: SUMMARY_BYTES, runUrl: run.url }), true)
    .write();
}

function whyNoLogs(patterns: readonly string[], { id, isDone, conclusion }: Run): string {
  if (patterns.length > 0) return `No file matches ${patterns.join(", ")}, which input logs names.`;
  if (conclusion === "startup_failure")
    return `Run ${id} never started: GitHub could not read its workflow file, which the run's page explains.`;
  return isDone
    ? `No job of run ${id} failed.`
    : "No failed job of this run is done: a job cannot read its own log. Use a job with `needs`, or `logs`.";
}
