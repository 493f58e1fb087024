import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { StateStore } from "../state/state-store.ts";
import { NOTHING_SPENT, sumOf, type Spent } from "./budget.ts";

/** What was spent, of which requests that are on their way count with what they may cost at most. */
export interface SpentSoFar {
  run: Spent;
  /** By this user today, in all processes. */
  day: Spent;
}

/** What was set aside for a request. */
export interface Claim {
  /** Puts what the request did cost in its place. */
  settle(spent: Spent): Promise<void>;
}

/** Keeps what was spent in this run and by this user today. */
export interface Spending {
  total(): Promise<SpentSoFar>;
  /**
   * Sets aside what a request may cost, unless `refuse` gives a reason against it, which is handed back. Of requests that come
   * at the same time, in this process or in others, each counts those before it.
   */
  claim(most: Spent, refuse: (spent: SpentSoFar) => string | undefined): Promise<Claim | string>;
}

const spentSchema: z.ZodType<Spent> = z.object({
  tokens: z.number().nonnegative(),
  money: z.number().nonnegative(),
  unpriced: z.number().nonnegative(),
});
/** A line of the day's file: a claim at its first, what it came to at its second. */
const lineSchema = z.object({ id: z.string(), spent: spentSchema });

/**
 * `today` is a date such as `2026-11-21`. A day is a file to whose end each process writes: who is first in it has claimed
 * first, so that no two spend the same budget. A claim of a process that died counts until the day is over.
 */
export function createSpending(store: StateStore, today: () => string): Spending {
  let run = NOTHING_SPENT;
  const pending = new Map<string, Spent>();
  const runTotal = (except?: string): Spent =>
    [...pending].reduce((sum, [id, most]) => (id === except ? sum : sumOf(sum, most)), run);
  const write = (id: string, spent: Spent): Promise<void> =>
    store.append(fileOf(today()), `${JSON.stringify({ id, spent })}\n`);
  const settled = async (id: string, spent: Spent): Promise<void> => {
    pending.delete(id);
    run = sumOf(run, spent);
    await write(id, spent);
  };
  return {
    total: async () => ({ run: runTotal(), day: spentIn(await store.read(fileOf(today()))) }),
    async claim(most, refuse) {
      const id = randomUUID();
      const before = runTotal();
      pending.set(id, most);
      await write(id, most);
      const reason = refuse({ run: before, day: spentIn(await store.read(fileOf(today())), id) });
      if (reason === undefined) return { settle: (spent) => settled(id, spent) };
      await settled(id, NOTHING_SPENT);
      return reason;
    },
  };
}

function fileOf(day: string): string {
  return `spending/${day}.jsonl`;
}

/** What the claims of a day's file come to, of those before one where it is named. */
function spentIn(text: string | undefined, before?: string): Spent {
  const claims = new Map<string, Spent>();
  for (const line of (text ?? "").split("\n")) {
    const read = lineSchema.safeParse(parsed(line));
    if (read.success) claims.set(read.data.id, read.data.spent);
  }
  let sum = NOTHING_SPENT;
  for (const [id, spent] of claims) {
    if (id === before) break;
    sum = sumOf(sum, spent);
  }
  return sum;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
