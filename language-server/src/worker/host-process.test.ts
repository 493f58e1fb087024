import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished, vi } from "vitest";
import { createHostProcess, type HostLimits, type HostProcess } from "./host-process.ts";

interface TestMethods {
  echo: { parameters: string; result: string; event: string };
  pid: { parameters: null; result: number; event: never };
  hang: { parameters: null; result: null; event: never };
  wait: { parameters: null; result: null; event: string };
  die: { parameters: null; result: null; event: never };
  grow: { parameters: null; result: null; event: never };
  fail: { parameters: null; result: null; event: never };
}

const SERVE = pathToFileURL(join(import.meta.dirname, "serve-calls.ts")).href;

const PROGRAM = `
import { serveCalls } from ${JSON.stringify(SERVE)};
serveCalls({
  echo: async (text, { emit }) => { emit("heard"); return text; },
  pid: async () => process.pid,
  hang: async () => { for (;;); },
  wait: (_, { signal, emit }) => new Promise((_resolve, reject) => {
    emit("waiting");
    signal.addEventListener("abort", () => reject(signal.reason));
  }),
  die: async () => process.exit(3),
  grow: async () => { const held = []; for (;;) held.push(new Array(10000).fill({})); },
  fail: async () => { throw Object.assign(new Error("no"), { code: "usage", hint: "do better" }); },
});
`;

const FOREVER = 600_000;

function start(own: Partial<HostLimits> = {}): HostProcess<TestMethods> {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-host-"));
  const program = join(folder, "host.ts");
  writeFileSync(program, PROGRAM);
  const limits = { memory: 64, idleMs: FOREVER, silenceMs: FOREVER, graceMs: FOREVER, ...own };
  const host = createHostProcess<TestMethods>("tester", program, () => limits);
  onTestFinished(() => {
    host.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return host;
}

it("starts at the first call, answers, and tells of events", async () => {
  const host = start();
  expect(host.pid).toBeUndefined();
  const events: string[] = [];
  expect(await host.call("echo", "hello", { onEvent: (event) => events.push(event) })).toBe("hello");
  expect(events).toEqual(["heard"]);
  expect(await host.call("pid", null)).toBe(host.pid);
  await expect(host.call("fail", null)).rejects.toMatchObject({
    message: "no",
    code: "usage",
    hint: "do better",
  });
});

it("starts anew after a crash", async () => {
  const host = start();
  const first = await host.call("pid", null);
  await expect(host.call("die", null)).rejects.toThrow("The tester crashed and was ended.");
  expect(await host.call("pid", null)).not.toBe(first);
});

it("is ended when it outgrows its memory", async () => {
  const host = start({ memory: 32 });
  await expect(host.call("grow", null)).rejects.toThrow("needed more memory than it may have");
  expect(await host.call("echo", "again")).toBe("again");
}, 60_000);

it("is ended when it gives no sign of life", async () => {
  const host = start({ silenceMs: 5000 });
  expect(await host.call("echo", "warm")).toBe("warm");
  const advance = fakeTimers();
  const hung = host.call("hang", null);
  advance(4999);
  expect(host.pid).toBeDefined();
  advance(1);
  await expect(hung).rejects.toThrow("gave no sign of life");
  expect(host.pid).toBeUndefined();
});

it("rejects a cancelled call at once, and ends a host that goes on regardless", async () => {
  const host = start({ graceMs: 100 });
  const first = await host.call("pid", null);
  const willing = new AbortController();
  const waited = host.call("wait", null, { signal: willing.signal, onEvent: () => willing.abort() });
  await expect(waited).rejects.toMatchObject({ name: "AbortError" });
  expect(await host.call("pid", null)).toBe(first);
  const stubborn = new AbortController();
  const hung = host.call("hang", null, { signal: stubborn.signal });
  const behind = host.call("echo", "behind");
  stubborn.abort();
  await expect(hung).rejects.toMatchObject({ name: "AbortError" });
  await expect(behind).rejects.toThrow("did not stop when it was asked to");
  expect(await host.call("pid", null)).not.toBe(first);
  await expect(host.call("echo", "x", { signal: stubborn.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
}, 60_000);

it("ends when it has nothing to do, but not while it is held", async () => {
  const host = start({ idleMs: 5000 });
  const first = await host.call("pid", null);
  const advance = fakeTimers();
  const release = host.hold();
  advance(60_000);
  expect(host.pid).toBe(first);
  release();
  advance(5000);
  expect(host.pid).toBeUndefined();
  expect(await host.call("pid", null)).not.toBe(first);
});

/** Gives what lets time pass. */
function fakeTimers(): (ms: number) => void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  return (ms) => void vi.advanceTimersByTime(ms);
}
