import type { Forge } from "./forge.ts";
import { createBranchWriter } from "./github/branches.ts";
import { createClient, type GitHubOptions } from "./github/client.ts";
import { createFeedbackWriter } from "./github/feedback.ts";
import { createRunReader } from "./github/runs.ts";

/** GitHub, or an Enterprise server of it, seen by one repository. Asks for nothing yet. */
export function connectGitHub(options: GitHubOptions): Forge {
  const client = createClient(options);
  return {
    repository: options.repository,
    ...createRunReader(client),
    ...createFeedbackWriter(client),
    ...createBranchWriter(client),
  };
}
