import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import type { JobSpec } from "@hephaestus/github-double";
import { expect, test, vi } from "vitest";
import { readRunLogs, type RunLogs } from "./read-run-logs.ts";
import { openShop } from "./testing/open-shop.ts";

vi.setConfig({ testTimeout: 60_000 });

async function texts({ logs }: RunLogs): Promise<Record<string, string>> {
  const read: Record<string, string> = {};
  for await (const { source, chunks } of logs) read[source] = await text(Readable.from(chunks));
  return read;
}

/** Notes how long is waited, and waits for nothing. */
function patience(waitMs: number = 60_000): {
  waitMs: number;
  sleep: (ms: number) => Promise<void>;
  waits: number[];
} {
  const waits: number[] = [];
  return {
    waitMs,
    waits,
    sleep(ms) {
      waits.push(ms);
      return Promise.resolve();
    },
  };
}

test("the logs of the failed jobs are read, over all pages, and no other", async () => {
  const { github, repository, forge } = await openShop();
  const passed = Array.from({ length: 120 }, (_, index) => ({
    name: `ok ${index}`,
    conclusion: "success",
    log: "fine\n",
  }));
  const running = { name: "repair", status: "in_progress", conclusion: null } as const;
  const { id } = repository.addRun({
    jobs: [
      ...passed,
      running,
      { name: "test (22)", log: "boo\n" },
      { name: "late", conclusion: "timed_out", log: "slow\n" },
    ],
  });
  const logs = await readRunLogs(forge, await forge.run(id), patience());
  expect(logs.jobs).toEqual(["test (22)", "late"]);
  expect(await texts(logs)).toEqual({ "test (22)": "boo\n", late: "slow\n" });
  expect(github.state.violations).toEqual([]);
});

test("a log that is not there yet is waited for, longer and longer, and no longer than allowed", async () => {
  const { github, repository, forge } = await openShop();
  const waitsFor = async (
    job: JobSpec,
  ): Promise<{ read: object; waits: number[]; notes: RunLogs["notes"] }> => {
    const patient = patience(20_000);
    const logs = await readRunLogs(forge, await forge.run(repository.addRun({ jobs: [job] }).id), patient);
    return { read: await texts(logs), waits: patient.waits, notes: logs.notes };
  };
  const late = await waitsFor({ name: "a", log: "boo\n", logWaits: 3 });
  expect([late.read, late.waits]).toEqual([{ a: "boo\n" }, [1_000, 2_000, 4_000]]);
  const never = await waitsFor({ name: "b" });
  expect(never).toMatchObject({
    read: {},
    waits: [1_000, 2_000, 4_000, 8_000, 5_000],
    notes: [{ job: "b", status: "absent", detail: expect.stringContaining("GitHub has no log of b") }],
  });
  expect(github.state.violations).toEqual([]);
});

test("the next logs are asked for while one is read, a few at a time, and left where nobody reads on", async () => {
  const [opened, left]: [number[], number[]] = [[], []];
  const jobs = Array.from({ length: 9 }, (_, id) => ({
    id,
    name: `job ${id}`,
    url: undefined,
    isDone: true,
    conclusion: "failure",
    hasFailedStep: true,
  }));
  const reading = ({ id }: { id: number }): AsyncIterable<Uint8Array> => ({
    [Symbol.asyncIterator]: () => ({
      next: () => Promise.resolve({ done: true as const, value: undefined }),
      return() {
        left.push(id);
        return Promise.resolve({ done: true as const, value: undefined });
      },
    }),
  });
  const forge: Parameters<typeof readRunLogs>[0] = {
    jobs: () => Promise.resolve(jobs),
    openLog(job) {
      opened.push(job.id);
      return Promise.resolve({ status: "ready", chunks: reading(job) });
    },
  };
  const { forge: shop, repository } = await openShop();
  const run = await shop.run(repository.addRun({ jobs: [] }).id);
  const { logs } = await readRunLogs(forge, run, patience());
  const read: string[] = [];
  for await (const { source } of logs) {
    read.push(source);
    if (source === "job 4") break;
  }
  await Promise.resolve();
  expect([read.length, opened, left]).toEqual([5, [0, 1, 2, 3, 4, 5, 6], [5, 6]]);
});

test("expired, cancelled and forbidden logs are told apart, and not waited for", async () => {
  const { github, repository, forge } = await openShop();
  const expired = repository.addRun({ jobs: [{ name: "old", isExpired: true }] });
  const cancelled = repository.addRun({
    conclusion: "cancelled",
    jobs: [{ name: "gone", conclusion: "cancelled" }],
  });
  const patient = patience();
  for (const { id } of [expired, cancelled]) {
    const logs = await readRunLogs(forge, await forge.run(id), patient);
    expect(await texts(logs)).toEqual({});
    expect(logs.notes.map(({ detail }) => detail)).toEqual([
      id === expired.id ? "The log of old has expired." : "gone was cancelled and left no log.",
    ]);
  }
  github.fail({
    operation: "actions/download-job-logs-for-workflow-run",
    status: 403,
    body: { message: "Must have admin rights to Repository." },
  });
  const logs = await readRunLogs(forge, await forge.run(expired.id), patient);
  await texts(logs);
  expect(logs.notes[0]?.detail).toBe("The token may not read the log of old: it lacks `actions: read`.");
  expect(patient.waits).toEqual([]);
});

test("what passes is tried again; a limit is waited for and told", async () => {
  const { github, repository, forge, told } = await openShop(undefined, { isSpaced: true });
  const { id } = repository.addRun({ jobs: [{ name: "a", log: "boo\n" }] });
  github.fail(
    { operation: "actions/get-workflow-run", status: 502 },
    {
      operation: "actions/download-job-logs-for-workflow-run",
      status: 403,
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" },
      body: { message: "API rate limit exceeded for installation." },
    },
    {
      operation: "actions/list-jobs-for-workflow-run-attempt",
      status: 429,
      headers: { "retry-after": "1" },
      body: { message: "You have exceeded a secondary rate limit." },
    },
  );
  expect(await texts(await readRunLogs(forge, await forge.run(id), patience()))).toEqual({ a: "boo\n" });
  expect(told).toEqual([
    "GitHub's secondary rate limit is reached; going on in 1 s",
    "GitHub's rate limit is reached; going on in 0 s",
  ]);
});

test.each([
  [
    {},
    "cannot read run 1: the token lacks `actions: read`",
    "In a workflow, add `permissions: actions: read` to the job. GitHub says: Resource not accessible by integration.",
  ],
  [
    { actions: "read" },
    "cannot read run 1: GitHub has no such thing, or the token may not see it",
    undefined,
  ],
] as const)(
  "a token with %j that is refused is told what it lacks, without the token",
  async (permissions, message, hint) => {
    const { forge } = await openShop(permissions);
    const error: unknown = await forge.run(1).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "forge-refused", message, ...(hint === undefined ? {} : { hint }) });
    expect(JSON.stringify(error)).not.toContain("ghs_secret");
  },
);

test("an Enterprise server has its interface elsewhere", async () => {
  const { github, repository, forge } = await openShop(undefined, { prefix: "/api/v3" });
  const { id } = repository.addRun({ jobs: [{ name: "a", log: "boo\n" }] });
  expect(await texts(await readRunLogs(forge, await forge.run(id), patience()))).toEqual({ a: "boo\n" });
  expect(await forge.failedRun({ branch: "main" })).toMatchObject({ id, branch: "main", event: "push" });
  expect(github.state.violations).toEqual([]);
});
