import { z } from "zod";
import type { StateStore } from "../state/state-store.ts";
import { NOTHING_SPENT, sumOf, type Spent } from "./budget.ts";

const FILE = "spending.json";

const daySchema = z.object({
  day: z.string(),
  tokens: z.number().nonnegative(),
  money: z.number().nonnegative(),
});

/** What was spent in this run, and by this user today. */
export interface Spending {
  total(): Promise<{ run: Spent; day: Spent }>;
  add(spent: Spent): Promise<void>;
}

/** `today` is a date such as `2026-11-21`. A new day begins with nothing. */
export function createSpending(store: StateStore, today: () => string): Spending {
  let run = NOTHING_SPENT;
  const ofToday = async (): Promise<Spent> => {
    const kept = daySchema.safeParse(parsed(await store.read(FILE)));
    return kept.success && kept.data.day === today() ? kept.data : NOTHING_SPENT;
  };
  return {
    total: async () => ({ run, day: await ofToday() }),
    async add(spent) {
      run = sumOf(run, spent);
      const { tokens, money } = sumOf(await ofToday(), spent);
      await store.write(FILE, JSON.stringify({ day: today(), tokens, money }));
    },
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
