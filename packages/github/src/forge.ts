import type { Annotation } from "@hephaestus/core";

/** A run of a workflow: what failed, of which commit. */
export interface Run {
  id: number;
  attempt: number;
  /** For people: the workflow's name, or the title that it gives this run alone. */
  name: string;
  /** The workflow's file without folder and ending, the same for each of its runs. */
  workflow: string;
  url: string;
  /** What set it off: `push`, `pull_request`, `workflow_run`, … */
  event: string;
  sha: string;
  /** Undefined where it ran on no branch. */
  branch: string | undefined;
  /** `owner/name` of the repository that the commit is in; of a fork another than the run's own. */
  headRepository: string;
  isDone: boolean;
  /** `failure`, `success`, …; undefined while it runs. */
  conclusion: string | undefined;
}

/** One job of a run; of a matrix each leg is one. */
export interface Job {
  id: number;
  name: string;
  url: string | undefined;
  isDone: boolean;
  conclusion: string | undefined;
  /** Whether a step has failed already, also of a job that still runs. */
  hasFailedStep: boolean;
}

/**
 * The log of a job, or why there is none: `absent` (not there yet, cancelled before it began, or deleted), `expired`,
 * `forbidden`. `detail` is a sentence for the reader.
 */
export type LogAnswer =
  | { status: "ready"; chunks: AsyncIterable<Uint8Array> }
  | { status: "absent" | "expired" | "forbidden"; detail: string };

export interface PullRequest {
  number: number;
  title: string;
  url: string;
  base: string;
  head: string;
  headSha: string;
  /** `owner/name`; undefined where the fork is gone. */
  headRepository: string | undefined;
}

/** A commit of a pull request or branch, as far as guards look at it. */
export interface CommitNote {
  sha: string;
  message: string;
}

export interface Check {
  name: string;
  sha: string;
  /** The same key means the same check: it is updated, not repeated. */
  key: string;
  /** What the names of checks of the same run begin with: what one of them annotates, another does not. */
  family?: string;
  conclusion: "success" | "neutral" | "failure";
  title: string;
  summary: string;
  annotations: readonly Annotation[];
}

/** A suggestion on lines of a pull request's new side; 1-based, inclusive. */
export interface ReviewComment {
  path: string;
  startLine: number;
  endLine: number;
  body: string;
}

export interface MarkedComment {
  /** The first line, by which it is found again. */
  marker: string;
  /** What is to follow it in the place of what does, undefined where there is no comment; undefined leaves it as it is. */
  say: (old: string | undefined) => string | undefined;
  /** Whether other jobs write it at the same time: what they say must not be lost, nor what is said here. */
  isShared?: boolean;
}

/** A file of a commit. */
export interface RemoteFile {
  path: string;
  /** As git has it: `100644`, `100755`, `120000` for a link, `160000` for a submodule. */
  mode: string;
  sha: string;
}

export interface FileText {
  path: string;
  bytes: Uint8Array;
  mode: string;
}

export interface CommitRequest {
  branch: string;
  /** The commit the branch has to be at; another one there is refused. */
  expectedHead: string;
  headline: string;
  body: string;
  files: readonly FileText[];
}

export interface PullRequestRequest {
  head: string;
  base: string;
  title: string;
  body: string;
  labels: readonly string[];
  /** Whether the head was made just now, so that no pull request of it can be there. */
  isNewHead: boolean;
}

/** A file in what a job left behind. */
export interface ArtifactFile {
  artifact: string;
  file: string;
  mostBytes: number;
}

/** Reads runs, their jobs and logs. */
export interface RunReader {
  run(id: number, attempt?: number): Promise<Run>;
  /** The newest failed run of a commit or branch that is meant; undefined where none of the newest ten is. */
  failedRun(
    of: { branch?: string; sha?: string },
    isMeant?: (run: Run) => Promise<boolean>,
  ): Promise<Run | undefined>;
  /** All jobs of the run's attempt, in the service's order. */
  jobs(run: Run): Promise<Job[]>;
  openLog(job: Job, signal?: AbortSignal): Promise<LogAnswer>;
  /** The open pull request that the run belongs to, also one of a fork. */
  pullRequestOf(run: Run): Promise<PullRequest | undefined>;
  pullRequest(number: number): Promise<PullRequest>;
  /** Whether a user may write to the repository. */
  mayWrite(login: string): Promise<boolean>;
  /**
   * What the newest artifact of this name of a run holds under a file's name; undefined where there is no such artifact.
   * Throws `forge-refused` for one that is longer than `mostBytes`, packed or not.
   */
  artifactFile(run: Run, wanted: ArtifactFile): Promise<Uint8Array | undefined>;
}

/** Tells people what was found. Everything is updated rather than repeated. */
export interface FeedbackWriter {
  writeCheck(check: Check): Promise<{ url: string | undefined }>;
  /** For each changed file the lines that its diff shows, each with the number of its hunk. */
  shownLines(pull: PullRequest): Promise<Map<string, Map<number, number>>>;
  /** Posts those comments that are not there yet; gives how many lines of thought the service took. */
  review(pull: PullRequest, body: string, comments: readonly ReviewComment[]): Promise<number>;
  /** Whether a commit has a check of this name whose key begins so. */
  hasCheck(check: Pick<Check, "sha" | "name">, keyStart: string): Promise<boolean>;
  /** Writes the one comment that begins with this marker. */
  comment(pull: PullRequest, comment: MarkedComment): Promise<void>;
}

/** Changes branches. */
export interface BranchWriter {
  /** The branch that pull requests are meant for. */
  defaultBranch(): Promise<string>;
  /** The commit a branch is at; undefined where there is none. */
  head(branch: string): Promise<string | undefined>;
  /** Those of these files that a commit has, by path. */
  files(commit: string, paths: readonly string[]): Promise<Map<string, RemoteFile>>;
  read(file: RemoteFile): Promise<Uint8Array>;
  /** A commit and those before it, each the first parent of the one before; asked for as they are read. */
  history(commit: string): AsyncIterable<CommitNote>;
  /** Makes a branch, or moves one of our own that is there. */
  setBranch(branch: string, commit: string): Promise<void>;
  /** Commits files and gives the new commit. Signed by the service where no file mode stands against it. */
  commit(request: CommitRequest): Promise<string>;
  /** Opens a pull request, or updates the one between these branches. */
  openPullRequest(request: PullRequestRequest): Promise<PullRequest & { isNew: boolean }>;
  /** Open pull requests against a branch, from branches of this repository, whose text holds this mark. */
  fixPullRequests(base: string, mark: string): Promise<PullRequest[]>;
  close(pull: PullRequest): Promise<void>;
}

/** A service that hosts repositories and runs their jobs. Each method throws HephaestusError `forge-refused` in words. */
export interface Forge extends RunReader, FeedbackWriter, BranchWriter {
  /** `owner/name`. */
  readonly repository: string;
}
