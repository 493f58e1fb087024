import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createReplayProvider } from "../providers/replay/replay-provider.ts";
import { failed, type Completion, type ModelProvider, type ModelRequest } from "../providers/provider.ts";
import { createResilientProvider, RESILIENCE } from "../providers/resilience/resilient-provider.ts";
import { memoryStore } from "../state/state-store.ts";
import { folderStore } from "../state/folder-store.ts";
import { costOf, NOTHING_SPENT, overBudget, type Budget } from "./budget.ts";
import { createBudgetedProvider } from "./budgeted-provider.ts";
import { createSpending } from "./spending.ts";

const REQUEST: ModelRequest = { system: "s", turns: [], maxOutputTokens: 400 };
const NO_LIMIT: Budget = {
  runTokens: undefined,
  dayTokens: undefined,
  runMoney: undefined,
  dayMoney: undefined,
};
const PRICE = { input: 10, cached: 1, output: 100 };

/** Counts 600 tokens for a request and says that 1000 were used. */
function costly(): ModelProvider & { asked: number } {
  const replay = createReplayProvider({ answers: [{ text: "yes" }] });
  const provider = {
    ...replay,
    asked: 0,
    countTokens: () => Promise.resolve(600),
    complete(): Promise<Completion> {
      provider.asked += 1;
      const usage = { input: 700, cached: 200, written: 0, output: 300 };
      return Promise.resolve({ ok: true, reply: { text: "yes", usage, model: "m" } });
    },
  };
  return provider;
}

test.each<[string, Partial<Budget>, number]>([
  ["none is refused without a limit", {}, 3],
  ["tokens of a run", { runTokens: 2_000 }, 2],
  ["tokens of a day", { dayTokens: 1_999 }, 1],
  ["the first would be too much", { runTokens: 999 }, 0],
  ["money of a run", { runMoney: 0.082 }, 2],
  ["money of a day", { dayMoney: 0.046 }, 1],
])("%s", async (_, budget, asked) => {
  const provider = costly();
  const spending = createSpending(memoryStore(), () => "2026-11-21");
  const options = { budget: { ...NO_LIMIT, ...budget }, price: PRICE, spending };
  const budgeted = createBudgetedProvider(provider, options);
  const kinds: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const completion = await budgeted.complete(REQUEST);
    kinds.push(completion.ok ? "ok" : completion.failure.kind);
  }
  expect(provider.asked).toBe(asked);
  expect(kinds).toEqual(["ok", "ok", "ok"].map((ok, index) => (index < asked ? ok : "over-budget")));
});

test("a refusal says what is used and what was asked for", async () => {
  const spending = createSpending(memoryStore(), () => "2026-11-21");
  const options = { budget: { ...NO_LIMIT, runTokens: 10 }, price: undefined, spending };
  expect(await createBudgetedProvider(costly(), options).complete(REQUEST)).toMatchObject({
    failure: {
      message: "replay: the budget of 10 (tokens, run) does not allow it: 0 used, up to 1000 asked for",
    },
  });
});

test("a day's spending is kept between runs, and a new day begins with nothing", async () => {
  const store = memoryStore();
  let day = "2026-11-21";
  const claim = await createSpending(store, () => day).claim(NOTHING_SPENT, () => undefined);
  if (typeof claim !== "string") await claim.settle({ tokens: 5, money: 1, unpriced: 0 });
  const next = createSpending(store, () => day);
  expect(await next.total()).toMatchObject({ run: { tokens: 0 }, day: { tokens: 5, money: 1 } });
  day = "2026-11-22";
  expect(await next.total()).toMatchObject({ day: { tokens: 0, money: 0 } });
});

test("of what is kept that counts which can be read", async () => {
  const store = memoryStore();
  await store.write(
    "spending/d.jsonl",
    `{\n{"id": "a", "spent": {"tokens": 7, "money": 0, "unpriced": 0}}\n[]\n`,
  );
  expect(await createSpending(store, () => "d").total()).toMatchObject({ day: { tokens: 7 } });
});

test("cached input costs what the price table says", () => {
  expect(costOf({ input: 1_000_000, cached: 400_000, written: 0, output: 10_000 }, PRICE)).toEqual({
    tokens: 1_010_000,
    money: 7.4,
    unpriced: 0,
  });
});

test("requests at the same time cannot spend the same budget twice", async () => {
  const provider = costly();
  const spending = createSpending(memoryStore(), () => "2026-11-21");
  const options = { budget: { ...NO_LIMIT, runTokens: 2_500 }, price: undefined, spending };
  const budgeted = createBudgetedProvider(provider, options);
  const all = await Promise.all([1, 2, 3, 4].map(() => budgeted.complete(REQUEST)));
  expect([all.filter(({ ok }) => ok).length, provider.asked]).toEqual([2, 2]);
  expect(await spending.total()).toMatchObject({ run: { tokens: 2_000 } });
});

test("each try counts, and of one that broke off what was sent", async () => {
  const broken = { ...costly(), complete: () => Promise.resolve(failed("truncated", "cut")) };
  const spending = createSpending(memoryStore(), () => "2026-11-21");
  const options = { budget: { ...NO_LIMIT, runTokens: 2_000 }, price: undefined, spending };
  const tried = createResilientProvider(createBudgetedProvider(broken, options), {
    ...RESILIENCE,
    firstWaitMs: 0,
    retries: 5,
    random: () => 0,
  });
  expect(await tried.complete(REQUEST)).toMatchObject({
    failure: { kind: "over-budget", message: expect.stringContaining("1200 used, up to 1000 asked for") },
  });
  expect(await spending.total()).toMatchObject({ run: { tokens: 1_200 }, day: { tokens: 1_200 } });
});

test.each(["rate-limited", "unavailable", "unauthorised"] as const)(
  "a request that is turned away (%s) costs nothing",
  async (kind) => {
    const away = { ...costly(), complete: () => Promise.resolve(failed(kind, "")) };
    const spending = createSpending(memoryStore(), () => "2026-11-21");
    await createBudgetedProvider(away, { budget: NO_LIMIT, price: undefined, spending }).complete(REQUEST);
    expect(await spending.total()).toMatchObject({ run: { tokens: 0 } });
  },
);

test("two processes at the same moment do not spend the same budget of a day", async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-day-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const budget = { ...NO_LIMIT, dayTokens: 10_500 };
  const claims = await Promise.all(
    Array.from({ length: 40 }, () => {
      const most = { tokens: 1_000, money: 0, unpriced: 0 };
      const spending = createSpending(folderStore(folder), () => "2026-11-21");
      return spending.claim(most, (spent) => overBudget(spent, most, budget));
    }),
  );
  expect(claims.filter((claim) => typeof claim !== "string").length).toBeLessThanOrEqual(10);
  const { day } = await createSpending(folderStore(folder), () => "2026-11-21").total();
  expect([claims.filter((claim) => typeof claim !== "string").length * 1_000, day.tokens]).toEqual([
    day.tokens,
    expect.any(Number),
  ]);
  expect(claims.some((claim) => typeof claim !== "string")).toBe(true);
});

test("where costs are limited a model without a price is not asked", async () => {
  const provider = costly();
  const spending = createSpending(memoryStore(), () => "2026-11-21");
  const options = { budget: { ...NO_LIMIT, dayMoney: 5 }, price: undefined, spending };
  expect(await createBudgetedProvider(provider, options).complete(REQUEST)).toMatchObject({
    failure: {
      kind: "over-budget",
      message: "replay: what it costs is not known, and ai.budget limits costs: give the model a price",
    },
  });
  expect(provider.asked).toBe(0);
});
