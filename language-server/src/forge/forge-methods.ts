import type { FailedRun, GitHubPlace, RunState } from "../protocol/github.ts";

/** What the forge answers: the only part of the server that asks a network, and only when it is told to. */
export interface ForgeMethods {
  /** Where a folder's branch is pushed to; null where that is on no forge. Asks nobody. */
  place: { parameters: { folder: string }; result: GitHubPlace | null; event: never };
  /** The newest failed run of the commit that is checked out, else of the branch. */
  failedRun: {
    parameters: {
      place: GitHubPlace;
      /** Used for this call, and held by nobody after it. */
      token: string;
      /** Absolute path of the folder that the logs are written to; without it they are not read. */
      into?: string;
      /** Absolute path of the workspace folder. */
      folder?: string;
    };
    result: FailedRun;
    event: never;
  };
  /** Whether runs of the commit that is checked out go on. */
  runState: { parameters: { place: GitHubPlace; token: string }; result: RunState; event: never };
}
