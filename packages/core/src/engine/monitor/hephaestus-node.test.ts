import { describe, expect, it } from "vitest";
import { streamSource } from "../../logs/sources/stream-readable.ts";
import type { LogSource } from "../../logs/sources/stream-source.ts";
import { HephaestusNode } from "./hephaestus-node.ts";
import { monitorEventSchema, type MonitorEvent, type MonitorSolution } from "./monitor-event.ts";
import type { Delivery, Solver, StateStore } from "./monitor-ports.ts";
import type { NodeConfig } from "./node-config.ts";

const SOLUTION: MonitorSolution = {
  id: "1",
  title: "add the missing brace",
  status: "proved",
  confidence: 1,
  problems: [{ id: "p", tool: "tsc", message: "'}' expected.", file: "a.ts", line: 3 }],
  files: ["a.ts"],
  diff: "",
  command: null,
};

const SOLVER: Solver = { solve: async () => ({ problems: SOLUTION.problems, solutions: [SOLUTION] }) };

async function* chunksOf(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function* breaking(): AsyncGenerator<string> {
  yield await Promise.resolve("one\n");
  throw new Error("EIO");
}

function lines(...texts: string[]): LogSource[] {
  return [streamSource("app", chunksOf(texts))];
}

async function run(config: NodeConfig): Promise<MonitorEvent[]> {
  const events: MonitorEvent[] = [];
  const node = new HephaestusNode({ ...config, sinks: [{ take: (event) => void events.push(event) }] });
  await node.start();
  await node.ended();
  await node.stop({ finish: true });
  return events;
}

function memory(): StateStore & { text: string | undefined } {
  return {
    text: undefined,
    load() {
      return Promise.resolve(this.text);
    },
    save(state) {
      this.text = state;
      return Promise.resolve();
    },
  };
}

describe("HephaestusNode", () => {
  it("raises an alarm, has it looked into, and sums up; as its schema says", async () => {
    const events = await run({
      sources: lines("2026-11-20 09:01:02 ERROR pool is exhausted\nmore\n", "2026-11-20 09:01:03 INFO ok\n"),
      solver: SOLVER,
    });
    expect(events.map(({ type }) => type)).toEqual(["alarm", "problem", "solution", "summary"]);
    expect(events[0]).toMatchObject({
      kind: "count",
      level: "error",
      template: { text: "pool is exhausted" },
    });
    expect(events[3]).toMatchObject({
      lines: 3,
      entries: 3,
      errors: 1,
      alarms: 1,
      problems: 1,
      solutions: 1,
    });
    for (const event of events) expect(monitorEventSchema.parse(event)).toEqual(event);
  });

  it("shows the solver the lines around the alarm", async () => {
    const seen: string[] = [];
    const solver: Solver = {
      solve: async (text) => {
        seen.push(text);
        return { problems: [], solutions: [] };
      },
    };
    await run({ sources: lines("before\nERROR: boom\nafter\n"), solver });
    expect(seen).toEqual(["before\nERROR: boom\nafter\n"]);
  });

  it("goes on after a solver's crash, and tells of it", async () => {
    let calls = 0;
    const solver: Solver = {
      solve: async () => {
        calls += 1;
        if (calls === 1) throw new Error("no memory");
        return { problems: [], solutions: [SOLUTION] };
      },
    };
    const events = await run({ sources: lines("ERROR: boom\nERROR: other thing\n"), solver });
    expect(events.map(({ type }) => type)).toEqual(["alarm", "alarm", "solution", "error", "summary"]);
  });

  it("reads on while a solution is made", async () => {
    const second = Promise.withResolvers<undefined>();
    const solver: Solver = {
      solve: async () => {
        await second.promise;
        return { problems: [], solutions: [SOLUTION] };
      },
    };
    const events: MonitorEvent[] = [];
    const node = new HephaestusNode({
      sources: lines("ERROR: boom\n", "ERROR: other thing\n"),
      solver,
      sinks: [
        {
          take(event) {
            events.push(event);
            if (events.filter(({ type }) => type === "alarm").length === 2) second.resolve(undefined);
          },
        },
      ],
    });
    await node.start();
    await node.ended();
    await node.stop({ finish: true });
    expect(events.map(({ type }) => type)).toEqual(["alarm", "alarm", "solution", "summary"]);
  });

  it("tells which alarms nobody looks into, since too many wait", async () => {
    const letters = "abcdefghijk".split("");
    const texts = letters.flatMap((one) =>
      letters.map((other) => `ERROR: ${one}${one}${one} is ${other}${other}${other}\n`),
    );
    const events = await run({
      sources: lines(texts.join("")),
      solver: SOLVER,
      log: { scope: "global", cooldownMs: 0 },
    });
    const alarms = events.filter(({ type }) => type === "alarm");
    const errors = events.filter(({ type }) => type === "error");
    expect(errors.length).toBe(alarms.length - 100);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining("too many alarms wait to look into "),
    });
  });

  it("hands proved solutions on in mode deploy alone", async () => {
    const delivered: string[] = [];
    const delivery = {
      deliver: async ({ id }: MonitorSolution) => {
        delivered.push(id);
        return { status: "opened", address: "https://example.com/pull/1", detail: "Opened." } as const;
      },
      countOpen: async () => delivered.length,
    };
    const config = { sources: lines("ERROR: boom\n"), solver: SOLVER, delivery };
    await run({ ...config, mode: "suggest" });
    expect(delivered).toEqual([]);
    const events = await run({ ...config, sources: lines("ERROR: boom\n"), mode: "deploy" });
    expect(events).toContainEqual(expect.objectContaining({ delivered: "https://example.com/pull/1" }));
    expect(events).toContainEqual(expect.objectContaining({ type: "delivery", status: "opened" }));
    for (const event of events) expect(monitorEventSchema.parse(event)).toEqual(event);
  });

  it("hands nothing on twice, also after a restart", async () => {
    const delivered: string[] = [];
    const delivery: Delivery = {
      deliver: async ({ id }) => {
        delivered.push(id);
        return { status: "opened", address: `https://example.com/${id}`, detail: "Opened." };
      },
      countOpen: async () => 0,
    };
    const config = {
      state: memory(),
      mode: "deploy",
      delivery,
      solver: SOLVER,
      log: { cooldownMs: 0 },
    } as const;
    await run({ ...config, sources: lines("ERROR: boom\nERROR: bang\n") });
    const events = await run({ ...config, sources: lines("ERROR: again\n") });
    expect(delivered).toEqual(["1"]);
    expect(events).toContainEqual(expect.objectContaining({ type: "delivery", status: "refused" }));
  });

  it("looks again after a restart into an alarm whose fix had to wait", async () => {
    const delivered: string[] = [];
    const seen: string[] = [];
    let now = new Date(2026, 10, 20, 12).getTime();
    const config = {
      state: memory(),
      mode: "deploy",
      clock: () => now,
      deploy: { quietHours: { from: 11 * 60, to: 13 * 60 } },
      delivery: {
        deliver: async ({ id }: MonitorSolution) => {
          delivered.push(id);
          return { status: "opened", address: "https://example.com/1", detail: "Opened." } as const;
        },
        countOpen: async () => 0,
      },
      solver: {
        solve: async (text: string) => {
          seen.push(text);
          return { problems: SOLUTION.problems, solutions: [SOLUTION] };
        },
      },
    } as const;
    await run({ ...config, sources: lines("ERROR: boom\n") });
    await run({ ...config, sources: lines("INFO fine\n") });
    expect(delivered).toEqual([]);
    now += 2 * 3_600_000;
    const events = await run({ ...config, sources: lines("INFO fine\n") });
    expect(events).toContainEqual(expect.objectContaining({ type: "delivery", status: "opened" }));
    await run({ ...config, sources: lines("INFO fine\n") });
    expect([delivered, seen]).toEqual([["1"], ["ERROR: boom\n", "ERROR: boom\n", "ERROR: boom\n"]]);
  });

  it("goes through its states, and gives solutions and errors to whoever iterates", async () => {
    const node = new HephaestusNode({ solver: SOLVER });
    expect(node.status.state).toBe("initializing");
    await expect(node.process({ text: "x" })).rejects.toMatchObject({ code: "usage" });
    await node.start();
    expect(node.status.state).toBe("operational");
    const taken = node.process({ text: "ERROR: boom" });
    await taken;
    expect(node.status).toMatchObject({ state: "operational", entries: 1, errors: 1 });
    await node.stop({ finish: true });
    const found: string[] = [];
    for await (const { id } of node.solutions) found.push(id);
    expect(found).toEqual(["1"]);
  });

  it("asks a source for more when what it gave was told, and says that it is at work until then", async () => {
    let asked = 0;
    const source: LogSource = {
      async *read() {
        for (; asked < 3; asked++)
          yield {
            source: "app",
            bytes: Buffer.from(`ERROR: ${"abc".charAt(asked)} broke\n`),
            position: { offset: 0 },
            isLatest: true,
          };
        await Promise.resolve();
      },
    };
    const seen: [number, string][] = [];
    const node = new HephaestusNode({
      sources: [source],
      sinks: [
        {
          async take({ type }) {
            const before = asked;
            for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done));
            if (type === "alarm") seen.push([asked - before, node.status.state]);
          },
        },
      ],
    });
    await node.start();
    await node.ended();
    expect(node.status.state).toBe("operational");
    await node.stop();
    expect(seen).toEqual(Array.from({ length: 3 }, () => [0, "processing"]));
  });

  it("tells that a source failed", async () => {
    const node = new HephaestusNode({ sources: [streamSource("app", breaking())] });
    await node.start();
    await node.ended();
    expect(node.status).toMatchObject({ state: "error", lines: 1 });
    await node.stop();
    for await (const error of node.errors) expect(error.message).toBe("EIO");
  });

  it("goes on where a sink throws", async () => {
    const seen: string[] = [];
    const broken = {
      take() {
        throw new Error("disk full");
      },
    };
    const sinks = [broken, { take: ({ type }: MonitorEvent) => void seen.push(type) }];
    const node = new HephaestusNode({ sources: lines("ERROR: boom\n"), sinks });
    await node.start();
    await node.ended();
    await node.stop();
    expect(seen).toEqual(["alarm", "summary"]);
    const messages: string[] = [];
    for await (const { message } of node.errors) messages.push(message);
    expect(messages).toEqual(["disk full", "disk full"]);
  });

  it("drops what cannot wait once too much does, and counts it", async () => {
    const node = new HephaestusNode();
    await node.start();
    const text = "x".repeat(400_000);
    expect([1, 2, 3].map(() => node.offer({ text }))).toEqual([true, true, false]);
    expect((await node.stop()).dropped).toBe(1);
  });

  it("takes counts, templates and solutions up again", async () => {
    const state = memory();
    const config = { state, log: { thresholdCount: 2, cooldownMs: 0 }, solver: SOLVER };
    const first = await run({ ...config, sources: lines("ERROR: boom 1\n") });
    expect(first.at(-1)).toMatchObject({ entries: 1, alarms: 0 });
    const second = await run({ ...config, sources: lines("ERROR: boom 2\n") });
    expect(second.map(({ type }) => type)).toEqual(["alarm", "problem", "solution", "summary"]);
    const third = await run({ ...config, sources: lines("ERROR: boom 3\nERROR: boom 4\n") });
    expect(third.at(-1)).toMatchObject({ entries: 4, lines: 4, alarms: 2, solutions: 1 });
    expect(third.map(({ type }) => type)).not.toContain("solution");
  });

  it("takes up a state from before it kept alarms that wait", async () => {
    const state = memory();
    await run({ state, sources: lines("2026-11-20 09:01:02 ERROR: boom 1\n") });
    const saved: { waiting?: unknown; readers: Record<string, { isTimed?: boolean }> } = JSON.parse(
      state.text ?? "",
    );
    delete saved.waiting;
    for (const reader of Object.values(saved.readers)) delete reader.isTimed;
    state.text = JSON.stringify(saved);
    const events = await run({ state, sources: lines("2026-11-20 09:01:03 ERROR: boom 2\n") });
    expect(events.at(-1)).toMatchObject({ lines: 2, templates: [{ count: 2 }] });
  });

  it("refuses a state that is damaged", async () => {
    const state = memory();
    state.text = "{";
    await expect(new HephaestusNode({ state }).start()).rejects.toMatchObject({ code: "usage" });
  });
});
