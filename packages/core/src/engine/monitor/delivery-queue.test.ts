import { describe, expect, it } from "vitest";
import type { DeployLimits } from "../../config/deploy-config.ts";
import {
  createDeliveryQueue,
  type DeliveryQueue,
  type DeliveryRecord,
  type Outcome,
} from "./delivery-queue.ts";
import type { MonitorSolution } from "./monitor-event.ts";
import type { Delivery } from "./monitor-ports.ts";

const HOUR = 3_600_000;
const NOON = new Date(2026, 10, 20, 12).getTime();

function solution(id: string, problem: string): MonitorSolution {
  return {
    id,
    title: id,
    status: "proved",
    confidence: 1,
    problems: [{ id: problem, tool: "tsc", message: "", file: null, line: null }],
    files: ["a.ts"],
    diff: "",
    command: null,
  };
}

interface Stage {
  queue: DeliveryQueue;
  now: number;
  open: number;
  fails: boolean;
  delivered: string[];
  outcomes: [string, Outcome["status"]][];
}

function stage(limits: Partial<DeployLimits>, records: DeliveryRecord[] = [], now = NOON): Stage {
  const delivery: Delivery = {
    async countOpen() {
      return on.open;
    },
    async deliver({ id }) {
      if (on.fails) throw new Error("no network");
      on.open += 1;
      on.delivered.push(id);
      return { status: "opened", address: `https://example.com/${id}`, detail: "Opened." };
    },
  };
  const on: Omit<Stage, "queue"> = { now, open: 0, fails: false, delivered: [], outcomes: [] };
  const queue = createDeliveryQueue({
    delivery,
    limits: { maxOpen: 2, cooldownMs: 24 * HOUR, quietHours: undefined, ...limits },
    clock: () => on.now,
    signal: new AbortController().signal,
    records,
    onOutcome: ({ id }, { status }) => void on.outcomes.push([id, status]),
  });
  return Object.assign(on, { queue });
}

async function after(on: Stage, milliseconds: number): Promise<void> {
  on.now += milliseconds;
  on.queue.tick();
  await on.queue.end();
}

describe("createDeliveryQueue", () => {
  it("has no more open than may be; the next waits until one is closed", async () => {
    const on = stage({});
    const outcomes = await Promise.all(["a", "b", "c"].map((id) => on.queue.add(solution(id, id))));
    expect(outcomes.map(({ status }) => status)).toEqual(["opened", "opened", "waiting"]);
    await after(on, HOUR);
    expect(on.delivered).toEqual(["a", "b"]);
    on.open = 1;
    await after(on, HOUR);
    expect(on.delivered).toEqual(["a", "b", "c"]);
    expect(on.outcomes).toEqual([["c", "opened"]]);
  });

  it("hands on no other fix of a problem until it cooled down, also after a restart", async () => {
    const on = stage({});
    await on.queue.add(solution("a", "p"));
    const again = await on.queue.add(solution("b", "p"));
    expect(again.status).toBe("refused");
    const later = stage({}, on.queue.records(), NOON + 23 * HOUR);
    expect((await later.queue.add(solution("c", "p"))).status).toBe("refused");
    later.now += 2 * HOUR;
    expect((await later.queue.add(solution("c", "p"))).status).toBe("opened");
  });

  it("is quiet at the hours, and hands on behind them", async () => {
    const on = stage({ quietHours: { from: 11 * 60, to: 13 * 60 + 30 } });
    expect(await on.queue.add(solution("a", "p"))).toMatchObject({
      status: "waiting",
      detail: "quiet hours, 90 minutes to go",
    });
    expect(on.queue.waiting()).toEqual(["a"]);
    await after(on, 89 * 60_000);
    expect(on.delivered).toEqual([]);
    await after(on, 60_000);
    expect([on.delivered, on.queue.waiting()]).toEqual([["a"], []]);
  });

  it("is quiet over midnight", async () => {
    const quietHours = { from: 22 * 60, to: 6 * 60 };
    const statuses = [];
    for (const hour of [21, 22, 23, 0, 5, 6]) {
      const on = stage({ quietHours }, [], new Date(2026, 10, 20, hour).getTime());
      statuses.push((await on.queue.add(solution("a", "p"))).status);
    }
    expect(statuses).toEqual(["opened", "waiting", "waiting", "waiting", "waiting", "opened"]);
  });

  it("tries again what failed, not more than once a minute", async () => {
    const on = stage({});
    on.fails = true;
    expect(await on.queue.add(solution("a", "p"))).toMatchObject({ status: "failed", detail: "no network" });
    on.fails = false;
    await after(on, 59_000);
    expect(on.delivered).toEqual([]);
    await after(on, 1000);
    expect(on.delivered).toEqual(["a"]);
    expect([on.queue.holds("a"), on.queue.holds("b")]).toEqual([true, false]);
  });
});
