import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { eventPayload } from "./event-payload.ts";
import type { GitHubDouble } from "./start-github.ts";
import { inputsOf } from "./step-inputs.ts";

/** A step that uses an action, as a workflow and its event have it. */
export interface Step {
  github: GitHubDouble;
  /** Folder of the `action.yml`. */
  action: string;
  /** The bundle it names, wherever it was built. */
  main: string;
  with: Readonly<Record<string, string>>;
  token: string;
  repository: string;
  event: string;
  /** What the payload of the event says; the rest is as GitHub's description has it. */
  payload: Readonly<Record<string, unknown>>;
  runId: number;
  sha: string;
  branch: string;
  workspace: string;
  /** Folder of the job, for what the runner and the action write. */
  temporary: string;
  env?: Readonly<Record<string, string>>;
  /** What nobody may see, beyond the token. */
  secrets?: readonly string[];
  /** The values of its leg, where the job has a matrix. */
  matrix?: Readonly<Record<string, unknown>>;
}

/** What a step left behind. */
export interface StepResult {
  code: number;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  summary: string;
  /** Messages of the logging commands, by their level. */
  annotations: { level: string; message: string }[];
}

const ANNOTATION = /^::(error|warning|notice)(?: [^:]*)?::(.*)$/;
/** Commands that a step of ours may give; a runner acts on every line of that form. */
const ALLOWED = /^::(?:error|warning|notice|add-mask|debug)\b/;
const COMMAND = /^\s*::[\w-]+|##\[/;
const SUMMARY_BYTES = 1 << 20;
const MOST_ANNOTATIONS = 10;

/** Runs the built bundle of an action as a runner does: a clean environment, its files, and its limits, which throw. */
export async function runStep(step: Step): Promise<StepResult> {
  const files = runnerFiles(step);
  const child = spawn(process.execPath, [step.main], {
    cwd: step.workspace,
    env: { ...systemOf(step), ...environmentOf(step, files), ...step.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const result: StepResult = {
    code: Number(code),
    stdout,
    stderr,
    outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8"),
    annotations: stdout.split("\n").flatMap((line) => {
      const [, level = "", message = ""] = ANNOTATION.exec(line) ?? [];
      return level === "" ? [] : [{ level, message: decodeURIComponent(message) }];
    }),
  };
  refuse(step, result);
  return result;
}

/** What every program needs; on Windows more than the path. */
function systemOf({ temporary }: Step): Record<string, string | undefined> {
  const { PATH, SystemRoot } = process.env;
  return { PATH, SystemRoot, HOME: temporary, USERPROFILE: temporary };
}

const FILES = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE"] as const;

function runnerFiles({
  temporary,
  event,
  payload,
}: Step): Record<(typeof FILES)[number] | "GITHUB_EVENT_PATH", string> {
  const folder = join(temporary, "_runner");
  mkdirSync(folder, { recursive: true });
  const of = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    GITHUB_OUTPUT: of("output", ""),
    GITHUB_STEP_SUMMARY: of("summary", ""),
    GITHUB_ENV: of("env", ""),
    GITHUB_PATH: of("path", ""),
    GITHUB_STATE: of("state", ""),
    GITHUB_EVENT_PATH: of("event.json", JSON.stringify(eventPayload(event, payload))),
  };
}

function environmentOf(step: Step, files: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...step.github.environment,
    ...files,
    ...inputsOf(step.action, step.with, {
      "github.token": step.token,
      "toJSON(matrix)": JSON.stringify(step.matrix ?? null, null, 2),
    }),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: step.event,
    GITHUB_REPOSITORY: step.repository,
    GITHUB_RUN_ID: String(step.runId),
    GITHUB_JOB: "build",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_SHA: step.sha,
    GITHUB_REF_NAME: step.branch,
    GITHUB_REF_TYPE: "branch",
    GITHUB_WORKFLOW: "ci",
    GITHUB_WORKFLOW_REF: `${step.repository}/.github/workflows/ci.yml@refs/heads/${step.branch}`,
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_TEMP: step.temporary,
    RUNNER_OS: "Linux",
  };
}

/** Reads `name<<delimiter`, the value's lines, `delimiter`. */
function readOutputs(content: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = content.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, delimiter = ""] = /^([^<=]+)<<(.+)$/.exec(lines[index]?.replace(/\r$/, "") ?? "") ?? [];
    if (name === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && line.replace(/\r$/, "") === delimiter);
    outputs[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return outputs;
}

/** What a runner would not take, and what nobody may see. */
function refuse(
  { token, secrets = [] }: Step,
  { stdout, stderr, summary, outputs, annotations }: StepResult,
): void {
  const lines = stdout.split("\n");
  const unmasked = lines.filter((line) => !line.startsWith("::add-mask::"));
  const left = [outputs["report"], outputs["patch"]].map((path = "") =>
    existsSync(path) ? readFileSync(path, "utf8") : "",
  );
  const visible = [...unmasked, stderr, summary, ...Object.values(outputs), ...left].join("\n");
  if ([token, ...secrets].some((secret) => visible.includes(secret))) throw new Error("a secret is shown");
  const foreign = lines.find((line) => COMMAND.test(line) && !ALLOWED.test(line));
  if (foreign !== undefined) throw new Error(`a command that is not ours: ${foreign}`);
  if (Buffer.byteLength(summary) > SUMMARY_BYTES) throw new Error("the summary is too long");
  for (const level of ["error", "warning", "notice"])
    if (annotations.filter((each) => each.level === level).length > MOST_ANNOTATIONS)
      throw new Error(`more than ${MOST_ANNOTATIONS} annotations`);
}
