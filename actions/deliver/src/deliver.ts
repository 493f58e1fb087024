import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import * as core from "@actions/core";
import { DEFAULTS, HephaestusError, printable, type Config } from "@hephaestus/core";
import {
  ACTION_MODES,
  createActionInputs,
  deliverFix,
  loadRemoteConfig,
  MOST_REPORT_BYTES,
  outdateFixes,
  parseRunReport,
  openStep,
  publish,
  refuseAuthor,
  settle,
  subjectOf,
  type ActionsRunner,
  type Delivery,
  type Forge,
  type Run,
  type RunReport,
} from "@hephaestus/github";

/** What is to be delivered, and where. */
export interface Order {
  forge: Forge;
  run: Run;
  report: RunReport;
  /** The job that tells of itself alone. */
  leg?: string | undefined;
  /** The configuration that holds, where it is on its way already. */
  config?: Promise<Config> | undefined;
}

const inputs = createActionInputs((name) => core.getInput(name));
/** What the analyze action calls its report, and so an artifact of it. */
const REPORT_FILE = "report.json";
const WAYS = ["pull-request", "push"] as const;
const TEMPLATE = { titleTemplate: "fix: {title}", branchTemplate: "hephaestus/{id}", labels: ["hephaestus"] };

/** The deliver action: reads the report as a stranger's, asks the forge for the run, shows and delivers. */
export async function deliver(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { runner, forge } = openStep(env, inputs, core);
  const refused = await refuseAuthor(runner, forge);
  if (refused !== undefined) return end("skipped", refused);
  const hasReport = async (of: Run): Promise<boolean> => (await reportOf(runner, forge, of)) !== undefined;
  const run = await subjectOf(runner, inputs.runId(), forge, hasReport);
  if (run.isDone && run.conclusion === "success") return clear({ forge, run });
  const text = await reportOf(runner, forge, run);
  if (text === undefined)
    return end(
      "skipped",
      `Run ${run.id} left no artifact ${artifactName()} with a report of the analyze action.`,
    );
  const report = parseRunReport(text);
  if (report.run.id !== run.id || report.sha !== run.sha || report.repository !== runner.repository)
    throw new HephaestusError("usage", "the report is about another run", {
      hint: "Give the report of the run that set this one off, or name it by `run-id`.",
    });
  await carryOut({ forge, run, report });
}

function end(outcome: "skipped" | "shown" | "passed", reason: string): void {
  core.setOutput("outcome", outcome);
  core.setOutput("reason", printable(reason));
  core.info(printable(reason));
}

/** Nothing fails any more: what was told before says so, and so do fixes that nobody needs now, unless of a job alone. */
export async function clear({ forge, run, leg }: Pick<Order, "forge" | "run" | "leg">): Promise<void> {
  const mode = inputs.choice("mode", ACTION_MODES);
  if (inputs.isOn("publish")) await settle(forge, run, { mode, tell, leg });
  if (mode === "deploy" && leg === undefined)
    await outdateFixes(forge, run, { close: inputs.isOn("close-outdated"), tell });
  end("passed", leg === undefined ? `Nothing of run ${run.id} failed.` : `${leg} passed.`);
}

/** Asks for the configuration where a fix may be delivered; what goes wrong is told when it is. */
export function configAhead(forge: Forge): Promise<Config> | undefined {
  if (inputs.choice("mode", ACTION_MODES) !== "deploy") return undefined;
  const config = loadRemoteConfig(forge);
  config.catch(() => undefined);
  return config;
}

/** Shows the report, and in `mode: deploy` delivers what is proved; sets the outputs. */
export async function carryOut(order: Order): Promise<void> {
  const mode = inputs.choice("mode", ACTION_MODES);
  const maxAnnotations = inputs.count("max-annotations", 0);
  // A push moves what suggestions and comment are about: it comes last.
  const isPush = mode === "deploy" && inputs.choice("as", WAYS) === "push";
  const delivering = mode === "deploy" && !isPush ? deploy(order) : undefined;
  // What goes wrong with it is told in the end; what was found is shown all the same.
  const delivery = delivering?.catch(() => undefined);
  if (inputs.isOn("publish"))
    await publish(order.forge, order, {
      mode,
      maxAnnotations,
      tell,
      leg: order.leg,
      ...(delivery === undefined ? {} : { delivery }),
    });
  if (mode === "deploy") tellDelivery(await (delivering ?? deploy(order)));
  else end("shown", "The mode is not deploy.");
}

async function deploy({ forge, report, run, config: ahead }: Order): Promise<Delivery> {
  const wanted = {
    as: inputs.choice("as", WAYS),
    plausible: inputs.isOn("plausible"),
    maxAttempts: inputs.count("max-attempts", 1),
  };
  const loading = report.fix === null ? Promise.resolve(DEFAULTS) : (ahead ?? loadRemoteConfig(forge));
  const options = loading.then((config) => ({
    ...wanted,
    config,
    template: config.remoteRepo?.pullRequest ?? TEMPLATE,
  }));
  options.catch(() => undefined);
  return deliverFix(forge, { report, run }, options);
}

function tellDelivery(delivery: Delivery): void {
  core.setOutput("outcome", delivery.status);
  core.setOutput("reason", printable(delivery.detail));
  if ("pull" in delivery) core.setOutput("pull-request", delivery.pull.number);
  if ("commit" in delivery) core.setOutput("commit", delivery.commit);
  core.notice(printable(delivery.detail), { title: "Hephaestus" });
}

function tell(message: string): void {
  core.info(printable(message));
}

/** The text of the file that is named, else of what the run left behind; undefined where it left nothing. */
async function reportOf(runner: ActionsRunner, forge: Forge, run: Run): Promise<string | undefined> {
  if (core.getInput("report") !== "") return readReport(runner);
  const wanted = { artifact: artifactName(), file: REPORT_FILE, mostBytes: MOST_REPORT_BYTES };
  const bytes = await forge.artifactFile(run, wanted);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString("utf8");
}

function artifactName(): string {
  return core.getInput("artifact");
}

/** A file of any size may lie there: its size is looked at first. */
async function readReport({ workspace }: ActionsRunner): Promise<string> {
  const name = core.getInput("report");
  const path = resolve(workspace, name);
  const hint = "Give the file that the analyze action names in its output `report`.";
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile())
    throw new HephaestusError("usage", `there is no report ${name}`, { hint });
  if (found.size > MOST_REPORT_BYTES)
    throw new HephaestusError("usage", "the report is too large to be one of ours", { hint });
  return readFile(path, "utf8");
}
