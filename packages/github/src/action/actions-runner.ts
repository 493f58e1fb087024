import { readFileSync } from "node:fs";
import { HephaestusError } from "@hephaestus/core";
import { z } from "zod";
import type { Forge, Run } from "../forge.ts";

/** What the runner of GitHub Actions tells a step of where it runs. */
export interface ActionsRunner {
  repository: string;
  apiUrl: string;
  workspace: string;
  /** Folder for files that are gone after the job. */
  temporary: string;
  event: string;
  /** The run this step is part of. */
  run: Run;
  /** The run that set this one off, where it is a `workflow_run`. */
  causeRun: number | undefined;
  /** The commit that the change is counted from; undefined where the event tells none. */
  base: string | undefined;
  /** Whether the event gives rights that those who wrote the code need not have. */
  isPrivileged: boolean;
}

/** Events whose token may write although strangers may have written the code. */
const PRIVILEGED = new Set([
  "pull_request_target",
  "workflow_run",
  "issue_comment",
  "issues",
  "discussion_comment",
]);
const NO_COMMIT = /^0+$/;

const payload = z.object({
  before: z.string().optional(),
  pull_request: z
    .object({
      head: z.object({
        sha: z.string(),
        ref: z.string(),
        repo: z.object({ full_name: z.string() }).nullish(),
      }),
      base: z.object({ sha: z.string() }),
    })
    .optional(),
  workflow_run: z.object({ id: z.int() }).optional(),
});

/** Reads the environment of a step. Throws `usage` where it is none. */
export function readActionsRunner(env: Readonly<Record<string, string | undefined>>): ActionsRunner {
  const of = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new HephaestusError("usage", `${name} is not set: this is no step of GitHub Actions`, {
      hint: "On your own machine, `hephaestus ci` does the same.",
    });
  };
  const { before, pull_request: pull, workflow_run: cause } = readPayload(env["GITHUB_EVENT_PATH"]);
  const repository = of("GITHUB_REPOSITORY");
  const [id, attempt] = [Number(of("GITHUB_RUN_ID")), Number(env["GITHUB_RUN_ATTEMPT"] ?? 1)];
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const event = of("GITHUB_EVENT_NAME");
  const base = pull?.base.sha ?? before;
  return {
    repository,
    apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
    workspace: of("GITHUB_WORKSPACE"),
    temporary: of("RUNNER_TEMP"),
    event,
    run: {
      id,
      attempt,
      name: env["GITHUB_WORKFLOW"] ?? "",
      url: `${server}/${repository}/actions/runs/${id}`,
      event,
      sha: pull?.head.sha ?? of("GITHUB_SHA"),
      branch: branchOf(env, pull?.head.ref),
      headRepository: pull === undefined ? repository : (pull.head.repo?.full_name ?? ""),
      isDone: false,
      conclusion: undefined,
    },
    causeRun: event === "workflow_run" ? cause?.id : undefined,
    base: base === undefined || NO_COMMIT.test(base) ? undefined : base,
    isPrivileged: PRIVILEGED.has(event),
  };
}

function branchOf(
  env: Readonly<Record<string, string | undefined>>,
  head: string | undefined,
): string | undefined {
  if (head !== undefined) return head;
  return env["GITHUB_REF_TYPE"] === "branch" ? env["GITHUB_REF_NAME"] : undefined;
}

function readPayload(path: string | undefined): z.infer<typeof payload> {
  try {
    return payload.parse(JSON.parse(readFileSync(path ?? "", "utf8")));
  } catch {
    return {};
  }
}

/**
 * The run an action is about: the one that is named, the newest failed one of the commit, the one that set this off, or
 * this one. Throws `usage` where no run of the commit failed.
 */
export async function subjectOf(
  { run, causeRun }: ActionsRunner,
  named: number | "failed" | undefined,
  forge: Pick<Forge, "run" | "failedRun">,
): Promise<Run> {
  if (named === "failed") {
    const failed = await forge.failedRun({ sha: run.sha });
    if (failed !== undefined) return failed;
    throw new HephaestusError("usage", `no run of commit ${run.sha.slice(0, 7)} has failed`);
  }
  const id = named ?? causeRun;
  return id === undefined || id === run.id ? run : forge.run(id);
}
