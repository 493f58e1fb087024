import {
  codeBlock,
  codeSpan,
  solutionBlock,
  type Config,
  type Delivered,
  type Delivery,
  type RemoteRepo,
} from "@hephaestus/core";
import { deliverFix, type Forge, type Run, type RunReport } from "@hephaestus/github";
import type { PreparedFix, PreparedFixes } from "./prepared-fixes.ts";

export interface GitHubDeliveryOptions {
  forge: Forge;
  config: Pick<Config, "protectedPaths">;
  remoteRepo: RemoteRepo;
  fixes: PreparedFixes;
}

/** A fix of fixes is looked at by people. */
const MOST_ATTEMPTS = 3;
/** Of what was opened, so many of the newest may be open still. */
const LOOKED_AT = 100;
const LONGEST_DIFF = 8000;
const NUMBER = /\/pull\/(\d+)$/;

/** Opens pull requests with proved fixes; the forge checks nothing out, and the fix is checked again before it is written. */
export function createGitHubDelivery(options: GitHubDeliveryOptions): Delivery {
  const { forge, fixes } = options;
  const closed = new Set<string>();
  return {
    async deliver({ id }) {
      const fix = fixes.get(id);
      if (fix === undefined)
        return { status: "refused", detail: "Its files changed while it was made, or belong to no commit." };
      return open(fix, options);
    },
    async countOpen(addresses) {
      const asked = addresses.slice(-LOOKED_AT).filter((address) => !closed.has(address));
      let count = 0;
      for (const address of asked)
        if (await isOpen(forge, address)) count += 1;
        else closed.add(address);
      return count;
    },
  };
}

async function open(fix: PreparedFix, options: GitHubDeliveryOptions): Promise<Delivered> {
  const { forge, config, remoteRepo } = options;
  const branch = remoteRepo.branch ?? (await forge.defaultBranch());
  const run = runOf(forge, { sha: fix.sha, branch });
  const delivery = await deliverFix(
    withOwnWords(forge, fix),
    { report: reportOf(forge, fix), run },
    {
      config: { ...config, remoteRepo },
      template: remoteRepo.pullRequest,
      as: "pull-request",
      maxAttempts: MOST_ATTEMPTS,
      plausible: false,
    },
  );
  if (delivery.status !== "opened" && delivery.status !== "updated")
    return { status: "refused", detail: delivery.detail };
  return { status: "opened", address: delivery.pull.url, detail: delivery.detail };
}

async function isOpen(forge: Forge, address: string): Promise<boolean> {
  const number = Number(NUMBER.exec(address)?.[1]);
  if (Number.isNaN(number)) return false;
  const { head, headSha, headRepository = forge.repository } = await forge.pullRequest(number);
  const run = { ...runOf(forge, { sha: headSha, branch: head }), headRepository };
  return (await forge.pullRequestOf(run))?.number === number;
}

/** What a monitor saw stands in the place of a run. */
function runOf({ repository }: Forge, { sha, branch }: { sha: string; branch: string }): Run {
  return {
    id: 0,
    attempt: 1,
    name: "hephaestus monitor",
    workflow: "hephaestus monitor",
    url: "",
    event: "monitor",
    sha,
    branch,
    headRepository: repository,
    isDone: true,
    conclusion: "failure",
  };
}

function reportOf({ repository }: Forge, { sha, problems, solution, files }: PreparedFix): RunReport {
  return {
    version: 1,
    repository,
    run: { id: 0, attempt: 1 },
    sha,
    logs: [],
    problems,
    reported: problems.length,
    solutions: [solution],
    fix: { solutionIds: [solution.id], files, diff: solution.diff, commands: [] },
    left: [],
    refuted: 0,
    notes: [],
  };
}

/** Says of a monitor what would be said of a run. */
function withOwnWords(forge: Forge, fix: PreparedFix): Forge {
  return {
    ...forge,
    commit: (request) => forge.commit({ ...request, body: request.body.replace(/^Run: 0\n/, "") }),
    openPullRequest: (request) => forge.openPullRequest({ ...request, body: bodyOf(fix, request.body) }),
  };
}

function bodyOf({ sha, problems, solution }: PreparedFix, said: string): string {
  const rows = problems.map(({ message, location }) => {
    const place = location === null ? "" : ` (${codeSpan(`${location.file}:${location.line}`)})`;
    return `- ${codeSpan(message.split("\n")[0] ?? "")}${place}`;
  });
  return `${[
    `Mends what \`hephaestus monitor\` saw in a log, at \`${sha.slice(0, 7)}\`.`,
    "#### What failed",
    rows.join("\n"),
    "#### What is changed, and what proved it",
    ...solutionBlock({ ...solution, diff: "" }),
    ...(solution.diff.length > LONGEST_DIFF ? [] : [codeBlock(solution.diff, "diff")]),
    ...(said.match(/<!-- hephaestus:fix:\w+ -->/) ?? []),
  ].join("\n\n")}\n`;
}
