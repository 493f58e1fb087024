import { createHash } from "node:crypto";
import type {
  BranchWriter,
  Check,
  CommitNote,
  CommitRequest,
  Forge,
  PullRequest,
  RemoteFile,
  ReviewComment,
  Run,
} from "../forge.ts";
import { blobName } from "../blob-name.ts";

interface PlainCommit {
  message: string;
  parent: string | undefined;
  files: Map<string, string>;
}

/** A forge that is no GitHub: all it has is in memory, and nothing of octokit is behind it. */
export interface PlainForge extends Forge {
  commits: Map<string, PlainCommit>;
  branches: Map<string, string>;
  checks: Check[];
  comments: { marker: string; body: string }[];
  suggestions: ReviewComment[];
  pulls: PullRequest[];
}

/** One repository with these files on `main`, a failed run of them with one job, and that job's log. */
export function createPlainForge(files: Readonly<Record<string, string>>, log: string): PlainForge {
  const first = { message: "first", parent: undefined, files: new Map(Object.entries(files)) };
  const sha = nameOf(first);
  const run: Run = {
    id: 1,
    attempt: 1,
    name: "pipeline",
    workflow: "pipeline",
    url: "https://forge.example/run/1",
    event: "push",
    sha,
    branch: "main",
    headRepository: "octo/shop",
    isDone: true,
    conclusion: "failure",
  };
  const state = {
    commits: new Map<string, PlainCommit>([[sha, first]]),
    branches: new Map([["main", sha]]),
    checks: [] as Check[],
    comments: [] as PlainForge["comments"],
    suggestions: [] as ReviewComment[],
    pulls: [] as PullRequest[],
  };
  return { repository: "octo/shop", ...state, ...reader(run, log), ...feedback(state), ...writer(state) };
}

type State = Pick<PlainForge, "commits" | "branches" | "checks" | "comments" | "suggestions" | "pulls">;

type Reader = Pick<
  Forge,
  "run" | "failedRun" | "jobs" | "openLog" | "pullRequestOf" | "pullRequest" | "mayWrite" | "artifactFile"
>;

function reader(run: Run, log: string): Reader {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(log));
  }
  const pull = {
    number: 7,
    title: "A change",
    url: "https://forge.example/pull/7",
    base: "main",
    head: "main",
    headSha: run.sha,
    headRepository: "octo/shop",
  };
  return {
    run: () => Promise.resolve(run),
    failedRun: () => Promise.resolve(run),
    jobs: () =>
      Promise.resolve([
        { id: 1, name: "build", url: undefined, isDone: true, conclusion: "failure", hasFailedStep: true },
      ]),
    openLog: () => Promise.resolve({ status: "ready", chunks: chunks() }),
    pullRequestOf: () => Promise.resolve(pull),
    pullRequest: () => Promise.resolve(pull),
    mayWrite: () => Promise.resolve(true),
    artifactFile: () => Promise.resolve(undefined),
  };
}

function feedback({
  checks,
  comments,
  suggestions,
}: State): Pick<Forge, "writeCheck" | "hasCheck" | "shownLines" | "review" | "comment"> {
  return {
    writeCheck(check) {
      checks.push(check);
      return Promise.resolve({ url: undefined });
    },
    hasCheck: ({ sha, name }, keyStart) =>
      Promise.resolve(
        checks.some((each) => each.sha === sha && each.name === name && each.key.startsWith(keyStart)),
      ),
    shownLines: () =>
      Promise.resolve(
        new Map([
          [
            "src/tax.ts",
            new Map([
              [1, 1],
              [2, 1],
            ]),
          ],
        ]),
      ),
    review(_, __, some) {
      suggestions.push(...some);
      return Promise.resolve(some.length);
    },
    comment(_, { marker, say }) {
      const known = comments.find((each) => each.marker === marker);
      const body = say(known?.body);
      if (body === undefined) return Promise.resolve();
      if (known === undefined) comments.push({ marker, body });
      else known.body = body;
      return Promise.resolve();
    },
  };
}

function writer({ commits, branches, pulls }: State): Pick<Forge, keyof BranchWriter> {
  return {
    defaultBranch: () => Promise.resolve("main"),
    head: (branch) => Promise.resolve(branches.get(branch)),
    files: (commit, paths) => Promise.resolve(filesOf(commits.get(commit), paths)),
    read: ({ sha }) => Promise.resolve(Buffer.from(textOf(commits, sha))),
    history: (commit) => historyOf(commits, commit),
    setBranch(branch, commit) {
      branches.set(branch, commit);
      return Promise.resolve();
    },
    commit: (request) => Promise.resolve(commitTo({ commits, branches }, request)),
    openPullRequest({ head, base, title }) {
      const known = pulls.find((each) => each.head === head);
      const made = { number: 8, title, url: "https://forge.example/pull/8", base, head };
      const pull = known ?? { ...made, headSha: "", headRepository: "octo/shop" };
      if (known === undefined) pulls.push(pull);
      return Promise.resolve({ ...pull, isNew: known === undefined });
    },
    fixPullRequests: (base) => Promise.resolve(pulls.filter((pull) => pull.base === base)),
    close({ number }) {
      pulls.splice(
        pulls.findIndex((pull) => pull.number === number),
        1,
      );
      return Promise.resolve();
    },
  };
}

function filesOf(commit: PlainCommit | undefined, paths: readonly string[]): Map<string, RemoteFile> {
  const listed = paths.flatMap((path): [string, RemoteFile][] => {
    const text = commit?.files.get(path);
    return text === undefined ? [] : [[path, { path, mode: "100644", sha: blobName(text) }]];
  });
  return new Map(listed);
}

function textOf(commits: ReadonlyMap<string, PlainCommit>, blob: string): string {
  const texts = [...commits.values()].flatMap(({ files }) => [...files.values()]);
  return texts.find((text) => blobName(text) === blob) ?? "";
}

async function* historyOf(
  commits: ReadonlyMap<string, PlainCommit>,
  from: string,
): AsyncGenerator<CommitNote> {
  for (let sha: string | undefined = from; sha !== undefined;) {
    const commit: PlainCommit | undefined = commits.get(sha);
    yield await Promise.resolve({ sha, message: commit?.message ?? "" });
    sha = commit?.parent;
  }
}

function commitTo(
  { commits, branches }: Pick<State, "commits" | "branches">,
  { branch, expectedHead, headline, body, files }: CommitRequest,
): string {
  const parent = commits.get(expectedHead);
  const own = files.map(({ path, bytes }): [string, string] => [path, Buffer.from(bytes).toString("utf8")]);
  const commit = {
    message: `${headline}\n\n${body}`,
    parent: expectedHead,
    files: new Map([...(parent?.files ?? []), ...own]),
  };
  commits.set(nameOf(commit), commit);
  branches.set(branch, nameOf(commit));
  return nameOf(commit);
}

function nameOf(commit: PlainCommit): string {
  const text = JSON.stringify([commit.message, commit.parent, [...commit.files]]);
  return createHash("sha1").update(text).digest("hex");
}
