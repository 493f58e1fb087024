import { z } from "zod";
import type { StateStore } from "../state/state-store.ts";
import { NOTHING_SPENT, sumOf, type Spent } from "./budget.ts";

const FILE = "spending.json";

const daySchema = z.object({
  day: z.string(),
  tokens: z.number().nonnegative(),
  money: z.number().nonnegative(),
});

/** What was spent, of which requests that are on their way count with what they may cost at most. */
export interface SpentSoFar {
  run: Spent;
  /** By this user today. */
  day: Spent;
}

/** Keeps what was spent in this run and by this user today. */
export interface Spending {
  total(): Promise<SpentSoFar>;
  /**
   * Sets aside what a request may cost, unless `refuse` gives a reason against it, which is handed back. Requests that come
   * at the same time are looked at one after the other.
   */
  claim(most: Spent, refuse: (spent: SpentSoFar) => string | undefined): Promise<string | undefined>;
  /** Puts what the request did cost in the place of what was set aside for it. */
  settle(most: Spent, spent: Spent): Promise<void>;
}

/** `today` is a date such as `2026-11-21`. A new day begins with nothing. */
export function createSpending(store: StateStore, today: () => string): Spending {
  let run = NOTHING_SPENT;
  let pending = NOTHING_SPENT;
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = queue.then(work);
    queue = next.catch(() => undefined);
    return next;
  };
  const ofToday = async (): Promise<Spent> => {
    const kept = daySchema.safeParse(parsed(await store.read(FILE)));
    return kept.success && kept.data.day === today() ? kept.data : NOTHING_SPENT;
  };
  const total = async (): Promise<SpentSoFar> => ({
    run: sumOf(run, pending),
    day: sumOf(await ofToday(), pending),
  });
  return {
    total,
    claim: (most, refuse) =>
      inTurn(async () => {
        const reason = refuse(await total());
        if (reason === undefined) pending = sumOf(pending, most);
        return reason;
      }),
    settle: (most, spent) =>
      inTurn(async () => {
        pending = { tokens: pending.tokens - most.tokens, money: pending.money - most.money };
        run = sumOf(run, spent);
        const { tokens, money } = sumOf(await ofToday(), spent);
        await store.write(FILE, JSON.stringify({ day: today(), tokens, money }));
      }),
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
