import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gitFolder } from "./git-folder.ts";
import type { Artifact, Job, LogBytes, ObjectFormat, Pull, Repository, Run, State } from "./state.ts";
import { zipOf } from "./zip-of.ts";

export interface JobSpec {
  name: string;
  log?: LogBytes;
  conclusion?: string | null;
  status?: Job["status"];
  logWaits?: number;
  isExpired?: boolean;
  steps?: Job["steps"];
}

export interface RunSpec extends Partial<Omit<Run, "id">> {
  jobs: readonly JobSpec[];
}

/** A repository with what a test does to it. */
export interface RepositoryDouble extends Repository {
  readonly fullName: string;
  /** Commits these files on a branch, which is made from `from` where it is new; null deletes. Gives the commit. */
  commit(
    branch: string,
    files: Readonly<Record<string, string | null>>,
    options?: { from?: string; message?: string; author?: string },
  ): string;
  /** A file of a branch; undefined where it is not there. */
  read(branch: string, file: string): string | undefined;
  addRun(spec: RunSpec): Run;
  addPull(spec: Partial<Pull> & Pick<Pull, "head">): Pull;
  /** What a run leaves behind: these files in a zip, or bytes that are none. */
  addArtifact(run: Pick<Run, "id">, name: string, files: ArtifactFiles): Artifact;
}

export interface RepositorySpec {
  /** What is in its first commit. */
  files: Readonly<Record<string, string>>;
  objectFormat?: ObjectFormat;
}

/** Makes the bare repository and its first commit. */
export function createRepository(
  state: State,
  folder: string,
  fullName: string,
  { files, objectFormat = "sha1" }: RepositorySpec,
): RepositoryDouble {
  const [owner = "", name = ""] = fullName.split("/");
  const path = join(folder, owner, `${name}.git`);
  mkdirSync(path, { recursive: true });
  const format = `--object-format=${objectFormat}`;
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", format, path], { stdio: "pipe" });
  const git = gitFolder(path);
  const repository: Repository = {
    objectFormat,
    owner,
    name,
    defaultBranch: "main",
    git,
    isPrivate: false,
    protectedBranches: new Set(),
    runs: [],
    jobs: [],
    checkRuns: [],
    pulls: [],
    comments: [],
    artifacts: [],
    collaborators: new Map(),
  };
  const double: RepositoryDouble = Object.assign(repository, {
    fullName,
    commit: (branch: string, changes: CommitFiles, options: CommitOptions = {}) =>
      commit(repository, branch, changes, options),
    read(branch: string, file: string) {
      try {
        return git.bytes(["cat-file", "blob", `${branch}:${file}`]).toString("utf8");
      } catch {
        return undefined;
      }
    },
    addRun: (spec: RunSpec) => addRun(state, double, spec),
    addPull: (spec: Partial<Pull> & Pick<Pull, "head">) => addPull(state, double, spec),
    addArtifact: (run: Pick<Run, "id">, label: string, content: ArtifactFiles) =>
      addArtifact(state, repository, { runId: run.id, name: label }, content),
  });
  double.commit("main", files);
  state.repositories.set(fullName, double);
  return double;
}

type ArtifactFiles = Readonly<Record<string, string>> | Uint8Array;
type CommitFiles = Readonly<Record<string, string | null>>;
type CommitOptions = NonNullable<Parameters<RepositoryDouble["commit"]>[2]>;

function commit(
  { git }: Repository,
  branch: string,
  files: CommitFiles,
  { from, message = "change", author = "Jo <jo@example.com>" }: CommitOptions,
): string {
  const ref = `refs/heads/${branch}`;
  const parent = git.commit(ref) ?? git.commit(from ?? "refs/heads/main");
  const listed = parent === undefined ? [] : git.run(["ls-tree", "-r", "-z", parent]).split("\0");
  const rows = new Map(
    listed.flatMap((row) => (row === "" ? [] : [[row.slice(row.indexOf("\t") + 1), row]])),
  );
  for (const [file, content] of Object.entries(files)) {
    if (content === null) rows.delete(file);
    else rows.set(file, `100644 blob ${git.run(["hash-object", "-w", "--stdin"], content)}\t${file}`);
  }
  const tree = git.writeTree([...rows.values()]);
  const [, name = "", email = ""] = /^(.*) <(.*)>$/.exec(author) ?? [];
  const person = ["-c", `user.name=${name}`, "-c", `user.email=${email}`];
  const sha = git.run(
    [...person, "commit-tree", tree, ...(parent === undefined ? [] : ["-p", parent])],
    message,
  );
  git.run(["update-ref", ref, sha]);
  return sha;
}

function addRun(state: State, repository: RepositoryDouble, { jobs, ...spec }: RunSpec): Run {
  const branch = spec.branch ?? "main";
  const head = state.repositories.get(spec.headRepository ?? repository.fullName) ?? repository;
  const run: Run = {
    id: state.nextId(),
    attempt: 1,
    name: "ci",
    title: undefined,
    path: `.github/workflows/${spec.name ?? "ci"}.yml`,
    event: "push",
    branch,
    sha: head.git.commit(`refs/heads/${branch}`) ?? "",
    status: "completed",
    conclusion: "failure",
    headRepository: repository.fullName,
    calls: [],
    ...spec,
  };
  repository.runs.push(run);
  for (const job of jobs)
    repository.jobs.push({
      id: state.nextId(),
      runId: run.id,
      attempt: run.attempt,
      name: job.name,
      status: job.status ?? "completed",
      conclusion: job.conclusion === undefined ? "failure" : job.conclusion,
      log: job.log,
      logWaits: job.logWaits ?? 0,
      isExpired: job.isExpired ?? false,
      steps: job.steps ?? [],
    });
  return run;
}

function addArtifact(
  state: State,
  { artifacts }: Repository,
  about: Pick<Artifact, "runId" | "name">,
  files: ArtifactFiles,
): Artifact {
  const bytes = files instanceof Uint8Array ? files : zipOf(files);
  const artifact = { ...about, id: state.nextId(), bytes, claimedBytes: bytes.length, isExpired: false };
  artifacts.push(artifact);
  return artifact;
}

function addPull(state: State, repository: RepositoryDouble, spec: Partial<Pull> & Pick<Pull, "head">): Pull {
  const pull: Pull = {
    number: state.nextId(),
    title: "A change",
    body: "",
    state: "open",
    headRepository: repository.fullName,
    base: "main",
    login: "jo",
    labels: [],
    reviewComments: [],
    reviews: [],
    isDraft: false,
    ...spec,
  };
  repository.pulls.push(pull);
  fetchHead(state, repository, pull);
  return pull;
}

/** A service keeps the commits of a fork's pull request in the repository it is for. */
function fetchHead({ repositories }: State, { git, fullName }: RepositoryDouble, pull: Pull): void {
  const fork = repositories.get(pull.headRepository);
  if (fork !== undefined && pull.headRepository !== fullName)
    git.run(["fetch", "-q", fork.git.folder, `refs/heads/${pull.head}:refs/pull/${pull.number}/head`]);
}
