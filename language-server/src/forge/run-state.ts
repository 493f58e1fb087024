import * as z from "zod/mini";
import type { GitHubPlace, RunState } from "../protocol/github.ts";

const RUNS = z.object({ workflow_runs: z.array(z.object({ status: z.nullish(z.string()) })) });
/** A commit has no more workflows. */
const MOST_RUNS = 50;

/** Whether runs of the commit that is checked out go on. Who gives no answer has none: it is asked again later. */
export async function runState({ apiUrl, repository, sha }: GitHubPlace, token: string): Promise<RunState> {
  if (sha === undefined) return "none";
  const query = new URLSearchParams({ head_sha: sha, per_page: String(MOST_RUNS) });
  const address = `${apiUrl}/repos/${repository}/actions/runs?${query.toString()}`;
  const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" };
  const response = await fetch(address, { headers, redirect: "error" }).catch(() => undefined);
  if (response?.ok !== true) return "none";
  const runs = RUNS.safeParse(await response.json().catch(() => undefined));
  if (!runs.success || runs.data.workflow_runs.length === 0) return "none";
  return runs.data.workflow_runs.every(({ status }) => status === "completed") ? "ended" : "running";
}
