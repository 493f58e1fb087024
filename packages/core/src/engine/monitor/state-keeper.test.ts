import { expect, it } from "vitest";
import { createStateKeeper } from "./state-keeper.ts";
import type { MonitorState } from "./monitor-state.ts";

const STATE: MonitorState = {
  version: 1,
  positions: {},
  readers: {},
  counts: { lines: 0, errors: 0, dropped: 0, alarms: 0, problems: 0 },
  templates: { entries: 0, templates: [] },
  thresholds: { late: 0, clocks: [], keys: [] },
  solutions: [],
  deliveries: [],
  waiting: [],
};

it("tells once that it cannot save, and tries again", async () => {
  const told: unknown[] = [];
  let attempts = 0;
  let isFull = true;
  const store = {
    load: async () => undefined,
    async save() {
      attempts += 1;
      if (isFull) throw new Error("no space");
    },
  };
  const options = { store, snapshot: () => STATE, onFailed: (error: unknown) => void told.push(error) };
  const keeper = createStateKeeper({ ...options, clock: () => 0 });
  expect(await keeper.end()).toBe(false);
  expect(await keeper.end()).toBe(false);
  expect([attempts, told.length]).toEqual([2, 1]);
  isFull = false;
  expect(await keeper.end()).toBe(true);
});

it("saves what is new once a second", async () => {
  const saved: string[] = [];
  let now = 0;
  const store = { load: async () => undefined, save: async (text: string) => void saved.push(text) };
  const keeper = createStateKeeper({
    store,
    clock: () => now,
    snapshot: () => STATE,
    onFailed: () => undefined,
  });
  for (const time of [0, 1, 1000, 1001, 2001]) {
    now = time;
    if (time !== 1001) keeper.touch();
    keeper.saveIfDue();
    await new Promise((done) => {
      setImmediate(done);
    });
  }
  expect(saved).toHaveLength(3);
});
