import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import * as core from "@actions/core";
import { DEFAULTS, HephaestusError, printable } from "@hephaestus/core";
import {
  ACTION_MODES,
  connectGitHub,
  createActionInputs,
  deliverFix,
  loadRemoteConfig,
  MOST_REPORT_BYTES,
  parseRunReport,
  publish,
  readActionsRunner,
  subjectOf,
  useProxy,
  type ActionsRunner,
  type Forge,
  type Run,
  type RunReport,
} from "@hephaestus/github";

/** What is to be delivered, and where. */
export interface Order {
  forge: Forge;
  run: Run;
  report: RunReport;
}

const inputs = createActionInputs((name) => core.getInput(name));
const WAYS = ["pull-request", "push"] as const;
const TEMPLATE = { titleTemplate: "fix: {title}", branchTemplate: "hephaestus/{id}", labels: ["hephaestus"] };

/** The deliver action: reads the report as a stranger's, asks the forge for the run, shows and delivers. */
export async function deliver(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  useProxy(env);
  const runner = readActionsRunner(env);
  const forge = connectGitHub({
    token: token(),
    repository: runner.repository,
    apiUrl: runner.apiUrl,
    tell,
  });
  const report = parseRunReport(await readReport(runner));
  const run = await subjectOf(runner, inputs.runId(), forge);
  if (report.run.id !== run.id || report.sha !== run.sha || report.repository !== runner.repository)
    throw new HephaestusError("usage", "the report is about another run", {
      hint: "Give the report of the run that set this one off, or name it by `run-id`.",
    });
  await carryOut({ forge, run, report });
}

/** Shows the report, and in `mode: deploy` delivers what is proved; sets the outputs. */
export async function carryOut(order: Order): Promise<void> {
  const mode = inputs.choice("mode", ACTION_MODES);
  if (inputs.isOn("publish"))
    await publish(order.forge, order, { mode, maxAnnotations: inputs.count("max-annotations", 0), tell });
  if (mode === "deploy") return deploy(order);
  core.setOutput("outcome", "shown");
  core.setOutput("reason", "The mode is not deploy.");
}

async function deploy({ forge, report, run }: Order): Promise<void> {
  const config = report.fix === null ? DEFAULTS : await loadRemoteConfig(forge);
  const delivery = await deliverFix(
    forge,
    { report, run },
    {
      config,
      template: config.remoteRepo?.pullRequest ?? TEMPLATE,
      as: inputs.choice("as", WAYS),
      maxAttempts: inputs.count("max-attempts", 1),
    },
  );
  core.setOutput("outcome", delivery.status);
  core.setOutput("reason", printable(delivery.detail));
  if ("pull" in delivery) core.setOutput("pull-request", delivery.pull.number);
  if ("commit" in delivery) core.setOutput("commit", delivery.commit);
  core.notice(printable(delivery.detail), { title: "Hephaestus" });
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

/** A file of any size may lie there: its size is looked at first. */
async function readReport({ workspace }: ActionsRunner): Promise<string> {
  const name = core.getInput("report", { required: true });
  const path = resolve(workspace, name);
  const hint = "Give the file that the analyze action names in its output `report`.";
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile())
    throw new HephaestusError("usage", `there is no report ${name}`, { hint });
  if (found.size > MOST_REPORT_BYTES)
    throw new HephaestusError("usage", "the report is too large to be one of ours", { hint });
  return readFile(path, "utf8");
}
