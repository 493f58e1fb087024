import { DEFAULTS } from "@hephaestus/core";
import { connectGitHub } from "../connect-github.ts";
import { deliverFix } from "../deliver-fix.ts";
import type { Forge, Run } from "../forge.ts";
import { createClient, type Client, type GitHubOptions } from "../github/client.ts";
import { publish } from "../publish.ts";
import { readRunLogs } from "../read-run-logs.ts";
import type { RunReport } from "../run-report.ts";
import { settle } from "../settle.ts";
import { blobName } from "../blob-name.ts";

const FILE = "hephaestus-live.ts";
const BROKEN = "const tax = 1;\nexport const all = taxx;\n";
const FIXED = BROKEN.replace("taxx", "tax");
const TEMPLATE = { titleTemplate: "fix: {title}", branchTemplate: "hephaestus-live/{id}", labels: [] };

/**
 * Does with a real repository what the actions do: a branch with a broken file, a pull request, check, suggestion, comment,
 * fix; then closes and deletes all of it. Tells each step; throws where one comes out otherwise than on the double.
 */
export async function smoke(options: GitHubOptions & { branch: string }): Promise<void> {
  const { branch, tell = () => undefined } = options;
  const forge = connectGitHub(options);
  const base = await forge.defaultBranch();
  const made = [branch];
  try {
    const sha = await breakBranch(forge, branch, base);
    tell(`branch ${branch} at ${sha}`);
    const run = { ...RUN, sha, branch, headRepository: options.repository };
    await show(forge, { report: reportOf(run, options.repository), run }, tell);
    made.push(await deliver(forge, { report: reportOf(run, options.repository), run }, tell));
    await readLogs(forge, base, tell);
  } finally {
    await cleanUp(createClient(options), made);
    tell(`closed and deleted: ${made.join(", ")}`);
  }
}

const RUN: Omit<Run, "sha" | "branch" | "headRepository"> = {
  id: 1,
  attempt: 1,
  name: "hephaestus-live",
  workflow: "hephaestus-live",
  url: "https://github.com",
  event: "pull_request",
  isDone: true,
  conclusion: "failure",
};

async function breakBranch(forge: Forge, branch: string, base: string): Promise<string> {
  const head = await forge.head(base);
  if (head === undefined) throw new Error(`the branch ${base} has no commit`);
  await forge.setBranch(branch, head);
  const file = { path: FILE, bytes: Buffer.from(BROKEN), mode: "100644" };
  const headline = "test: something that fails";
  const sha = await forge.commit({ branch, expectedHead: head, headline, body: "", files: [file] });
  await forge.openPullRequest({
    head: branch,
    base,
    title: headline,
    body: "To be closed.",
    labels: [],
    isNewHead: true,
  });
  return sha;
}

interface About {
  report: RunReport;
  run: Run;
}

/** A token that is no App's may write no check run: that is told and no fault. */
async function show(forge: Forge, about: About, tell: (message: string) => void): Promise<void> {
  const options = { mode: "suggest", maxAnnotations: 50, tell } as const;
  const first = await publish(forge, about, options);
  tell(`check ${first.checkUrl ?? "none"}, ${first.suggestions} suggestion, comment: ${first.commented}`);
  expectThat(first.suggestions === 1 && first.commented, "one suggestion and the comment");
  const again = await publish(forge, about, options);
  expectThat(again.suggestions === 0 && again.commented, "nothing that is repeated");
  const { pull } = await settle(forge, { ...about.run, attempt: 2 }, { mode: "suggest", tell });
  expectThat(pull !== undefined, "the pull request of the commit");
}

async function deliver(forge: Forge, about: About, tell: (message: string) => void): Promise<string> {
  const options = {
    config: DEFAULTS,
    template: TEMPLATE,
    as: "pull-request",
    plausible: false,
    maxAttempts: 2,
  } as const;
  const first = await deliverFix(forge, about, options);
  tell(first.detail);
  if (first.status !== "opened") throw new Error(`expected a fix pull request: ${first.detail}`);
  const again = await deliverFix(forge, about, options);
  expectThat(again.status === "updated", "the same pull request again");
  const { head } = first.pull;
  const file = (await forge.files((await forge.head(head)) ?? "", [FILE])).get(FILE);
  expectThat(file?.sha === blobName(FIXED), "the mended file in the fix pull request");
  return head;
}

async function readLogs(forge: Forge, branch: string, tell: (message: string) => void): Promise<void> {
  const run = await forge.failedRun({ branch });
  if (run === undefined) return tell(`no run of ${branch} failed: no log is read`);
  const { logs, notes } = await readRunLogs(forge, run, { waitMs: 0, sleep: () => Promise.resolve() });
  for await (const { source, chunks } of logs) {
    let bytes = 0;
    for await (const chunk of chunks) bytes += chunk.length;
    tell(`log of ${source}: ${bytes} bytes`);
  }
  for (const { detail } of notes) if (detail !== "") tell(detail);
}

/** Closing the pull requests is the service's business where their branch is gone. */
async function cleanUp({ octokit, ...place }: Client, branches: readonly string[]): Promise<void> {
  for (const branch of branches.toReversed())
    await octokit.rest.git.deleteRef({ ...place, ref: `heads/${branch}` }).catch(() => undefined);
}

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`expected ${what}`);
}

function reportOf({ id, attempt, sha }: Run, repository: string): RunReport {
  const before = blobName(BROKEN);
  return {
    version: 1,
    repository,
    run: { id, attempt },
    sha,
    logs: [{ job: "build", status: "read", detail: "" }],
    problems: [
      {
        id: "p1",
        tool: "tsc",
        code: "TS2304",
        severity: "error",
        message: "Cannot find name 'taxx'.",
        location: { file: FILE, line: 2, column: 20, endLine: null, endColumn: null },
        jobs: ["build"],
        follows: 0,
        excerpt: [],
      },
    ],
    reported: 1,
    solutions: [
      {
        id: "s1",
        problemIds: ["p1"],
        title: "Change `taxx` to `tax`",
        status: "proved",
        reason: null,
        proofs: [],
        diff: "",
        command: null,
        suggestions: [{ file: FILE, before, startLine: 2, endLine: 2, text: "export const all = tax;" }],
      },
    ],
    notes: [],
    left: [],
    refuted: 0,
    fix: { solutionIds: ["s1"], files: [{ path: FILE, before, after: FIXED }], diff: "", commands: [] },
  };
}
