/** Where a folder's branch is pushed to, read from its git configuration: what a repository says of itself. */
export interface GitHubPlace {
  /** `github.com`, or that of an Enterprise server. A token for another host must not be sent to it. */
  host: string;
  /** Base of its interface. */
  apiUrl: string;
  /** `owner/name` */
  repository: string;
  /** Missing where no branch is checked out. */
  branch?: string;
  /** The commit that is checked out. */
  sha?: string;
}

export interface FailedRunArguments {
  place: GitHubPlace;
  /** Used for this one request. */
  token: string;
  /** URI of a folder to write the logs of the failed jobs to, best one that is the client's own. Without it they are not read. */
  into?: string;
  /** URI of the workspace folder, to tell how long ago the run's commit was. */
  folder?: string;
}

/** Asks whether something of the commit that is checked out is still to be waited for. */
export interface RunStateArguments {
  place: GitHubPlace;
  token: string;
}

/** Of the runs of a commit: some go on, all have ended, or there are none yet. */
export type RunState = "running" | "ended" | "none";

export interface RunFacts {
  id: number;
  attempt: number;
  /** Of the workflow. */
  name: string;
  url: string;
  /** Of the run, which may be another than the one that is checked out. */
  sha: string;
  branch?: string;
  /** Commits made since, where that is known. */
  commitsAgo?: number;
}

/** Why a forge gives no answer: `sign-on` can be cured at `url`. */
export type RefusalKind = "sign-on" | "token" | "not-found" | "limit" | "unreachable" | "other";

/** What became of the question for a failed run. Words are for people; what GitHub says is text of strangers. */
export type FailedRun =
  | {
      status: "failed";
      run: RunFacts;
      /** Logs of failed jobs that were written: give them to `analyze` as `files`. */
      logs: { uri: string; name: string }[];
      /** Of logs that could not be read, or not to their end. */
      missing: { job: string; why: "absent" | "expired" | "forbidden" | "cut"; detail: string }[];
    }
  | { status: "none" }
  | { status: "refused"; why: RefusalKind; detail: string; url?: string };
