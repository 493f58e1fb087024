import { context } from "@actions/github";
import { HephaestusError } from "@hephaestus/core";
import { z } from "zod";
import type { Forge, Run } from "../forge.ts";
import { workflowOf } from "../workflow-of.ts";

/** What the runner of GitHub Actions tells a step of where it runs. */
export interface ActionsRunner {
  repository: string;
  apiUrl: string;
  workspace: string;
  /** Folder for files that are gone after the job. */
  temporary: string;
  event: string;
  /** The id of its job in the workflow. */
  job: string;
  /** The run this step is part of. */
  run: Run;
  /** The run that set this one off, where it is a `workflow_run`. */
  causeRun: number | undefined;
  /** The comment on a pull request that set this off, and who wrote it. */
  comment: { pull: number; author: string } | undefined;
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
const NO_COMMIT = /^0*$/;

/** What is of no use here may be null: a `deployment_status` says so of its `workflow_run`. */
const eventShape = z.object({
  before: z.string().nullish(),
  pull_request: z
    .object({
      head: z.object({
        sha: z.string(),
        ref: z.string(),
        repo: z.object({ full_name: z.string() }).nullish(),
      }),
      base: z.object({ sha: z.string() }),
    })
    .nullish(),
  merge_group: z.object({ base_sha: z.string() }).nullish(),
  workflow_run: z.object({ id: z.int() }).nullish(),
  issue: z.object({ number: z.int(), pull_request: z.looseObject({}).nullish() }).nullish(),
  comment: z.object({ user: z.object({ login: z.string() }).nullish() }).nullish(),
});

type Event = z.infer<typeof eventShape>;

/** Reads the environment of a step, and what `@actions/github` read of it. Throws `usage` where it is none. */
export function readActionsRunner(env: Readonly<Record<string, string | undefined>>): ActionsRunner {
  const of = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new HephaestusError("usage", `${name} is not set: this is no step of GitHub Actions`, {
      hint: "On your own machine, `hephaestus ci` does the same.",
    });
  };
  const { runAttempt, serverUrl, apiUrl } = context;
  const [event, id, sha] = [of("GITHUB_EVENT_NAME"), Number(of("GITHUB_RUN_ID")), of("GITHUB_SHA")];
  const {
    before,
    pull_request: pull,
    merge_group: group,
    workflow_run: cause,
    ...rest
  } = eventOf(context.payload);
  const repository = of("GITHUB_REPOSITORY");
  const base = pull?.base.sha ?? group?.base_sha ?? before ?? undefined;
  return {
    repository,
    apiUrl,
    workspace: of("GITHUB_WORKSPACE"),
    temporary: of("RUNNER_TEMP"),
    event,
    job: env["GITHUB_JOB"] ?? "",
    run: {
      id,
      attempt: Number.isInteger(runAttempt) ? runAttempt : 1,
      name: env["GITHUB_WORKFLOW"] ?? "",
      workflow: workflowOf(env["GITHUB_WORKFLOW_REF"] ?? "") ?? env["GITHUB_WORKFLOW"] ?? "",
      url: `${serverUrl}/${repository}/actions/runs/${id}`,
      event,
      sha: pull?.head.sha ?? sha,
      branch: branchOf(env, pull?.head.ref),
      headRepository: pull ? (pull.head.repo?.full_name ?? "") : repository,
      isDone: false,
      conclusion: undefined,
    },
    causeRun: event === "workflow_run" ? cause?.id : undefined,
    comment: commentOf(rest),
    base: base === undefined || NO_COMMIT.test(base) ? undefined : base,
    isPrivileged: PRIVILEGED.has(event),
  };
}

function commentOf({ issue, comment }: Pick<Event, "issue" | "comment">): ActionsRunner["comment"] {
  return issue?.pull_request && comment
    ? { pull: issue.number, author: comment.user?.login ?? "" }
    : undefined;
}

function branchOf(
  env: Readonly<Record<string, string | undefined>>,
  head: string | undefined,
): string | undefined {
  if (head !== undefined) return head;
  return env["GITHUB_REF_TYPE"] === "branch" ? env["GITHUB_REF_NAME"] : undefined;
}

function eventOf(payload: unknown): Event {
  const event = eventShape.safeParse(payload);
  return event.success ? event.data : {};
}

/**
 * The run an action is about: the one that is named, the newest failed one of the commit, the one that set this off, the
 * newest failed one of the pull request that was commented on, or this one. Of failed ones the newest that is meant. Throws
 * `usage` where there is none.
 */
export async function subjectOf(
  { run, causeRun, comment }: ActionsRunner,
  named: number | "failed" | undefined,
  forge: Pick<Forge, "run" | "failedRun" | "pullRequest">,
  isMeant?: (run: Run) => Promise<boolean>,
): Promise<Run> {
  const isAsked = named === "failed" || (named === undefined && comment !== undefined);
  if (isAsked) {
    const sha = comment === undefined ? run.sha : (await forge.pullRequest(comment.pull)).headSha;
    const failed = await forge.failedRun({ sha }, isMeant);
    if (failed !== undefined) return failed;
    const what = isMeant === undefined ? "has failed" : "has failed and left a report";
    throw new HephaestusError("usage", `no run of commit ${sha.slice(0, 7)} ${what}`);
  }
  const id = named ?? causeRun;
  return id === undefined || id === run.id ? run : forge.run(id);
}

/** Why whoever set this off may not have it done: a comment can be written by anybody. Undefined where they may. */
export async function refuseAuthor(
  { comment }: ActionsRunner,
  forge: Pick<Forge, "mayWrite">,
): Promise<string | undefined> {
  if (comment === undefined || (comment.author !== "" && (await forge.mayWrite(comment.author))))
    return undefined;
  return `${comment.author || "Who commented"} may not write to this repository: only those who may can ask for a fix.`;
}
