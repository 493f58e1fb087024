import type { Usage } from "../providers/provider.ts";

/** What may be spent. Undefined is no limit. Money is in the currency of the price table. */
export interface Budget {
  runTokens: number | undefined;
  dayTokens: number | undefined;
  runMoney: number | undefined;
  dayMoney: number | undefined;
}

/** Money for a million tokens; `cached` for input that the provider had kept. */
export interface Price {
  input: number;
  cached: number;
  output: number;
}

export interface Spent {
  tokens: number;
  money: number;
  /** How many of the tokens cost something that is not known. */
  unpriced: number;
}

export const NOTHING_SPENT: Spent = { tokens: 0, money: 0, unpriced: 0 };

const MILLION = 1_000_000;

/** What a request has cost; without a price nobody knows what its tokens cost. */
export function costOf({ input, cached, output }: Usage, price: Price | undefined): Spent {
  const tokens = input + output;
  if (price === undefined) return { tokens, money: 0, unpriced: tokens };
  const money = ((input - cached) * price.input + cached * price.cached + output * price.output) / MILLION;
  return { tokens, money, unpriced: 0 };
}

export function sumOf(a: Spent, b: Spent): Spent {
  return { tokens: a.tokens + b.tokens, money: a.money + b.money, unpriced: a.unpriced + b.unpriced };
}

/** Why a request that may cost `next` must not be sent, in a sentence; undefined where it may. */
export function overBudget(
  spent: { run: Spent; day: Spent },
  next: Spent,
  { runTokens, dayTokens, runMoney, dayMoney }: Budget,
): string | undefined {
  if (next.unpriced > 0 && (runMoney !== undefined || dayMoney !== undefined))
    return "what it costs is not known, and ai.budget limits costs: give the model a price";
  const limits = [
    { name: "run", unit: "tokens", limit: runTokens, used: spent.run.tokens, more: next.tokens },
    { name: "day", unit: "tokens", limit: dayTokens, used: spent.day.tokens, more: next.tokens },
    { name: "run", unit: "cost", limit: runMoney, used: spent.run.money, more: next.money },
    { name: "day", unit: "cost", limit: dayMoney, used: spent.day.money, more: next.money },
  ];
  const broken = limits.find(({ limit, used, more }) => limit !== undefined && used + more > limit);
  if (broken === undefined) return undefined;
  const { name, unit, limit, used, more } = broken;
  return `the budget of ${limit} (${unit}, ${name}) does not allow it: ${rounded(used)} used, up to ${rounded(more)} asked for`;
}

function rounded(amount: number): string {
  return String(Math.round(amount * 10_000) / 10_000);
}
