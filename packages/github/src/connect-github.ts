import { setTimeout as sleep } from "node:timers/promises";
import type { Forge } from "./forge.ts";
import { createBranchWriter } from "./github/branches.ts";
import { createClient, isSpacedAt, type GitHubOptions } from "./github/client.ts";
import { createFeedbackWriter } from "./github/feedback.ts";
import { createRunReader } from "./github/runs.ts";

/** GitHub, or an Enterprise server of it, seen by one repository. Asks for nothing yet. */
export function connectGitHub(options: GitHubOptions): Forge {
  const client = createClient(options);
  const { apiUrl, isSpaced = isSpacedAt(apiUrl) } = options;
  const pause = (ms: number): Promise<void> => (isSpaced ? sleep(ms) : Promise.resolve());
  return {
    repository: options.repository,
    ...createRunReader(client),
    ...createFeedbackWriter(client, pause),
    ...createBranchWriter(client),
  };
}
