import type { GitFolder } from "./git-folder.ts";

export type Permission =
  | "actions"
  | "checks"
  | "contents"
  | "issues"
  | "metadata"
  | "pull_requests"
  | "workflows";
export type Right = "read" | "write";
export type Permissions = Partial<Record<Permission, Right>>;

/** Who a token belongs to and what it may do. */
export interface Grant {
  login: string;
  permissions: Permissions;
}

/** Bytes of a log, or what makes them piece by piece. */
export type LogBytes = string | Uint8Array | (() => Iterable<Uint8Array> | AsyncIterable<Uint8Array>);

export interface Job {
  id: number;
  runId: number;
  attempt: number;
  name: string;
  status: "queued" | "in_progress" | "completed" | "waiting";
  conclusion: string | null;
  /** Undefined: the service never gets it, as of a cancelled job. */
  log: LogBytes | undefined;
  /** How many readers are told that there is no log yet. */
  logWaits: number;
  isExpired: boolean;
  steps: { name: string; conclusion: string | null }[];
}

/** What a run left behind: a zip. */
export interface Artifact {
  id: number;
  runId: number;
  name: string;
  bytes: Uint8Array;
  /** What the service says its size is; the real one by default. */
  claimedBytes: number;
  isExpired: boolean;
}

export interface Run {
  id: number;
  attempt: number;
  name: string;
  /** What `run-name` makes of it: GitHub tells that in the place of the name, too (actions/runner#4141). */
  title: string | undefined;
  path: string;
  event: string;
  branch: string;
  sha: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  headRepository: string;
  /** Workflows that it calls: `octo/shop/.github/workflows/test.yml@refs/heads/main`. */
  calls: readonly string[];
}

export interface CheckRun {
  id: number;
  name: string;
  sha: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  title: string;
  summary: string;
  text: string;
  annotations: Record<string, unknown>[];
}

export interface Comment {
  id: number;
  issue: number;
  login: string;
  body: string;
}

export interface ReviewComment {
  id: number;
  path: string;
  line: number;
  startLine: number | undefined;
  body: string;
  login: string;
}

export interface Pull {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  /** `owner/name` of the repository the head branch is in. */
  headRepository: string;
  head: string;
  base: string;
  login: string;
  labels: string[];
  reviewComments: ReviewComment[];
  reviews: { body: string; login: string }[];
  isDraft: boolean;
}

/** How git names objects: by 40 digits or by 64. */
export type ObjectFormat = "sha1" | "sha256";

export interface Repository {
  objectFormat: ObjectFormat;
  owner: string;
  name: string;
  defaultBranch: string;
  git: GitFolder;
  isPrivate: boolean;
  protectedBranches: Set<string>;
  runs: Run[];
  jobs: Job[];
  checkRuns: CheckRun[];
  pulls: Pull[];
  comments: Comment[];
  artifacts: Artifact[];
  /** What users may do; who is not named may read. */
  collaborators: Map<string, "admin" | "write" | "read" | "none">;
}

/** What the next request to an operation gets instead of its answer; of a log, what the second origin says. */
export interface Fault {
  /** Id of an operation; undefined: whichever comes next. */
  operation?: string;
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** How often; once by default. */
  times?: number;
}

export interface SeenRequest {
  operation: string;
  method: string;
  path: string;
  body: unknown;
  /** When it came, as `performance.now()` tells. */
  at: number;
}

export interface State {
  repositories: Map<string, Repository>;
  tokens: Map<string, Grant>;
  faults: Fault[];
  requests: SeenRequest[];
  /** What was asked or answered against the description; each fails the test. */
  violations: string[];
  /** The next id of whatever is made. */
  nextId: () => number;
}
