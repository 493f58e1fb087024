import { HephaestusError, type LogInput } from "@hephaestus/core";
import type { Forge, Job, LogAnswer, Run } from "./forge.ts";

/** What became of the log of a job, for the reader. */
export interface LogNote {
  job: string;
  status: "read" | "absent" | "expired" | "forbidden" | "cut";
  detail: string;
}

export interface RunLogs {
  /** One log for each failed job; to be read one after the other. */
  logs: AsyncIterable<LogInput>;
  /** Grows while the logs are read. */
  notes: LogNote[];
  /** Names of the jobs whose logs are read. */
  jobs: string[];
  /** Whether all jobs are done and none failed, but for one that still runs and has no failed step: that of the caller. */
  isGreen: boolean;
}

export interface Patience {
  /** How long all logs together may be waited for. */
  waitMs: number;
  sleep: (ms: number) => Promise<void>;
  signal?: AbortSignal;
}

const FAILED = new Set(["failure", "timed_out", "startup_failure"]);
const GOOD = new Set(["success", "skipped", "neutral"]);
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
/** While one log is read, the next ones are asked for already. */
const OPEN_AT_ONCE = 3;
/** More than that of one job is no log to be read but a fault. */
const MOST_BYTES = 1 << 30;

/** The logs of a run's failed jobs, or of its cancelled ones where none failed. A log that is not there yet is waited for. */
export async function readRunLogs(
  forge: Pick<Forge, "jobs" | "openLog">,
  run: Run,
  patience: Patience,
): Promise<RunLogs> {
  const jobs = await forge.jobs(run);
  const done = jobs.filter(({ isDone }) => isDone);
  const failed = done.filter(({ conclusion }) => FAILED.has(conclusion ?? ""));
  const chosen = failed.length > 0 ? failed : done.filter(({ conclusion }) => conclusion === "cancelled");
  const notes: LogNote[] = [];
  return {
    logs: readAll(forge, chosen, patience, notes),
    notes,
    jobs: chosen.map(({ name }) => name),
    isGreen: isGreen(jobs),
  };
}

function isGreen(jobs: readonly Job[]): boolean {
  const done = jobs.filter(({ isDone }) => isDone);
  const isGood = ({ conclusion = "" }: Job): boolean => GOOD.has(conclusion);
  const running = jobs.filter((job) => !job.isDone);
  return (
    done.some(({ conclusion }) => conclusion === "success") &&
    done.every((job) => isGood(job)) &&
    running.length <= 1 &&
    running.every(({ hasFailedStep }) => !hasFailedStep)
  );
}

async function* readAll(
  forge: Pick<Forge, "openLog">,
  jobs: readonly Job[],
  patience: Patience,
  notes: LogNote[],
): AsyncGenerator<LogInput> {
  const budget = { left: patience.waitMs };
  const ahead: Promise<LogAnswer>[] = [];
  try {
    for (const [index, job] of jobs.entries()) {
      for (const next of jobs.slice(index + ahead.length, index + OPEN_AT_ONCE)) {
        const answering = opened(forge, next, patience, budget);
        answering.catch(() => undefined);
        ahead.push(answering);
      }
      const answer = await ahead.shift();
      if (answer?.status === "ready") {
        const note: LogNote = { job: job.name, status: "read", detail: "" };
        notes.push(note);
        yield { source: job.name, job: job.name, chunks: bounded(job, answer.chunks, note) };
      } else if (answer !== undefined) notes.push({ job: job.name, ...answer });
    }
  } finally {
    for (const rest of ahead) void leave(rest);
  }
}

/** A log that nobody reads any more is not to keep its connection. */
async function leave(answering: Promise<LogAnswer>): Promise<void> {
  const answer = await answering.catch(() => undefined);
  if (answer?.status === "ready") await answer.chunks[Symbol.asyncIterator]().return?.();
}

/** Logs come some time after their job; what waits is shared by all of them. */
async function opened(
  forge: Pick<Forge, "openLog">,
  job: Job,
  { sleep, signal }: Patience,
  budget: { left: number },
): Promise<LogAnswer> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const answer = await forge.openLog(job, signal);
    const isHopeless = answer.status !== "absent" || job.conclusion === "cancelled";
    if (isHopeless || budget.left <= 0) return answer;
    const ms = Math.min(wait, budget.left);
    budget.left -= ms;
    await sleep(ms);
  }
}

async function* bounded(
  { name }: Job,
  chunks: AsyncIterable<Uint8Array>,
  note: LogNote,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      yield chunk;
      bytes += chunk.length;
      if (bytes < MOST_BYTES) continue;
      note.status = "cut";
      note.detail = `The log of ${name} is longer than 1 GB: the rest was not read.`;
      return;
    }
  } catch (cause) {
    const hint = "The connection broke; try again.";
    throw new HephaestusError("log-unreadable", `cannot read the log of ${name} to its end`, { hint, cause });
  }
}
