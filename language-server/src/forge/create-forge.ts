import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { connectGitHub, readRunLogs, useProxy, type Forge, type LogNote, type Run } from "@hephaestus/github";
import type { FailedRun, GitHubPlace, RunFacts } from "../protocol/github.ts";
import type { CallContext, Handlers } from "../worker/serve-calls.ts";
import type { ForgeMethods } from "./forge-methods.ts";
import { commitsSince } from "./commits-since.ts";
import { placeOf } from "./place-of.ts";
import { refusalOf } from "./refusal-of.ts";
import { runState } from "./run-state.ts";
import { writeLogs } from "./write-logs.ts";

/** A log comes some seconds after its job. */
const LOG_WAIT_MS = 15_000;

/** Asks a forge for a failed run and its logs. A token lives as long as the call it came with. */
export function createForge(): Handlers<ForgeMethods> {
  useProxy(process.env);
  return {
    place: ({ folder }) => placeOf(folder, process.env),
    runState: ({ place, token }) => runState(place, token),
    async failedRun({ place, token, into, folder }, { signal }) {
      try {
        const forge = connectGitHub({ token, repository: place.repository, apiUrl: place.apiUrl });
        const run = await newestFailed(forge, place);
        if (run === undefined) return { status: "none" };
        const known = found(run, folder === undefined ? undefined : await commitsSince(folder, run.sha));
        return into === undefined
          ? known
          : await withLogs(forge, { run, known }, join(into, folderName(run)), signal);
      } catch (error) {
        const refusal = refusalOf(error, place.host);
        if (refusal === undefined) throw error;
        return refusal;
      }
    },
  };
}

async function newestFailed(forge: Forge, { sha, branch }: GitHubPlace): Promise<Run | undefined> {
  const ofCommit = sha === undefined ? undefined : await forge.failedRun({ sha });
  return ofCommit ?? (branch === undefined ? undefined : await forge.failedRun({ branch }));
}

function folderName({ id, attempt }: Run): string {
  return `run-${id}-${attempt}`;
}

async function withLogs(
  forge: Forge,
  { run, known }: { run: Run; known: Failed },
  folder: string,
  signal: CallContext<never>["signal"],
): Promise<FailedRun> {
  const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal });
  const { logs, notes } = await readRunLogs(forge, run, { waitMs: LOG_WAIT_MS, sleep: wait, signal });
  const written = await writeLogs(logs, folder);
  return { ...known, logs: written, missing: notes.flatMap(missing) };
}

type Failed = Extract<FailedRun, { status: "failed" }>;

function missing({ job, status, detail }: LogNote): Failed["missing"] {
  return status === "read" ? [] : [{ job, why: status, detail }];
}

function found(run: Run, commitsAgo: number | undefined): Failed {
  const since = commitsAgo === undefined ? {} : { commitsAgo };
  return { status: "failed", run: { ...factsOf(run), ...since }, logs: [], missing: [] };
}

function factsOf({ id, attempt, name, url, sha, branch }: Run): RunFacts {
  return { id, attempt, name, url, sha, ...(branch === undefined ? {} : { branch }) };
}
