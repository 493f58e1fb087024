import { execFile } from "node:child_process";
import { glob, mkdir, realpath, writeFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import * as core from "@actions/core";
import { HephaestusError, loadConfig, openLogFile, printable, type LogInput } from "@hephaestus/core";
import {
  ACTION_MODES,
  analyzeRun,
  connectGitHub,
  createActionInputs,
  headline,
  publish,
  readActionsRunner,
  readRunLogs,
  refuseAuthor,
  reportMarkdown,
  settle,
  subjectOf,
  toRunReport,
  useProxy,
  type ActionsRunner,
  type Forge,
  type LogNote,
  type Run,
  type RunReport,
} from "@hephaestus/github";

export interface AnalyzedRun {
  forge: Forge;
  runner: ActionsRunner;
  run: Run;
  report: RunReport;
  /** `passed`: nothing of the run failed. */
  outcome: "problems" | "no-problems" | "no-logs" | "passed";
}

/** All jobs of a run share so much patience with logs that are not there yet. */
const LOG_WAIT_MS = 60_000;
const SUMMARY_BYTES = 500_000;
const TRUST = ["auto", "true", "false"] as const;
const inputs = createActionInputs((name) => core.getInput(name));

/** The analyze action: reads inputs and environment of its step, writes the report, the patch, summary and outputs. */
export async function analyze(env: Readonly<Record<string, string | undefined>>): Promise<AnalyzedRun> {
  useProxy(env);
  const runner = readActionsRunner(env);
  const forge = connectGitHub({
    token: token(),
    repository: runner.repository,
    apiUrl: runner.apiUrl,
    tell,
  });
  const refused = await refuseAuthor(runner, forge);
  if (refused !== undefined) throw new HephaestusError("usage", refused);
  const run = await subjectOf(runner, inputs.runId(), forge);
  const { logs, notes, isGreen } = await openLogs(forge, runner, run);
  const report = await analyzed(runner, run, { logs, notes });
  const outcome = isGreen ? "passed" : outcomeOf(report);
  await writeResults(runner, run, report, outcome);
  return { forge, runner, run, report, outcome };
}

/** Shows a report as far as the token's rights reach; of a run that passed, that what was told before is out of date. */
export async function show({ forge, run, report, outcome }: AnalyzedRun): Promise<void> {
  const mode = inputs.choice("mode", ACTION_MODES);
  if (outcome === "passed") {
    await settle(forge, run, { mode, tell });
    return;
  }
  const maxAnnotations = inputs.count("max-annotations", 0);
  const done = await publish(forge, { report, run }, { mode, maxAnnotations, tell });
  if (done.suggestions > 0) core.info(`${done.suggestions} suggestions on the pull request`);
}

function tell(message: string): void {
  core.info(printable(message));
}

function token(): string {
  const value = core.getInput("token");
  if (value === "") throw new HephaestusError("usage", "input token is empty");
  core.setSecret(value);
  return value;
}

interface OpenLogs {
  logs: AsyncIterable<LogInput>;
  notes: LogNote[];
  isGreen: boolean;
}

async function openLogs(forge: Forge, { workspace }: ActionsRunner, run: Run): Promise<OpenLogs> {
  const patterns = core.getMultilineInput("logs");
  if (patterns.length > 0) return openFiles(patterns, workspace);
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
  runner: ActionsRunner,
  run: Run,
  { logs, notes }: { logs: AsyncIterable<LogInput>; notes: LogNote[] },
): Promise<RunReport> {
  const workspace = await realpath(runner.workspace);
  const { config } = await loadConfig(workspace);
  const base = await knownBase(runner, workspace);
  const commands = core.getMultilineInput("verify-command");
  const options = {
    workspace,
    folder: folderBelow(workspace),
    plausible: inputs.isOn("plausible"),
    trust: isTrusted(runner, run),
    config,
    verify: commands.length > 0 ? commands : config.verify,
    clock: () => performance.now(),
    ...(base === undefined ? {} : { base }),
  };
  const { repository } = runner;
  const { id, attempt, sha } = run;
  const moved = run === runner.run ? [] : await checkedOutElse(workspace, sha);
  return analyzeRun(logs, options, (done) => {
    const report = toRunReport(done, { repository, sha, run: { id, attempt }, logs: notes });
    return Promise.resolve({ ...report, notes: [...report.notes, ...moved] });
  });
}

/** What to say where another commit than the run's is checked out. */
async function checkedOutElse(workspace: string, sha: string): Promise<string[]> {
  const here = await git(workspace, ["rev-parse", "HEAD"]);
  if (here === undefined || here === sha) return [];
  return [
    `The run is of ${sha.slice(0, 7)}, and ${here.slice(0, 7)} is checked out: some places may have moved.`,
  ];
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

function folderBelow(workspace: string): string {
  const folder = relative(workspace, resolve(workspace, core.getInput("working-directory"))).replaceAll(
    "\\",
    "/",
  );
  if (!isAbsolute(folder) && !folder.startsWith("..")) return folder;
  throw new HephaestusError("usage", "input working-directory leads out of the workspace");
}

/** A base that is named has to be there; one that the event tells is taken where it was fetched. */
async function knownBase({ base }: ActionsRunner, workspace: string): Promise<string | undefined> {
  const named = core.getInput("base");
  if (named !== "" || base === undefined) return named === "" ? undefined : named;
  return (await git(workspace, ["rev-parse", "-q", "--verify", `${base}^{commit}`])) === undefined
    ? undefined
    : base;
}

/** What git prints in one line; undefined where it fails. */
async function git(workspace: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)("git", [...args], { cwd: workspace })).stdout.trim();
  } catch {
    return undefined;
  }
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
  if (report.logs.length === 0) core.warning(printable(whyNoLogs(core.getMultilineInput("logs"))));
  if (process.env["GITHUB_STEP_SUMMARY"] === undefined) return;
  await core.summary
    .addRaw(reportMarkdown(report, { mostBytes: SUMMARY_BYTES, runUrl: run.url }), true)
    .write();
}

function whyNoLogs(patterns: readonly string[]): string {
  return patterns.length > 0
    ? `No file matches ${patterns.join(", ")}, which input logs names.`
    : "No failed job of this run is done: a job cannot read its own log. Use a job with `needs`, or `logs`.";
}
