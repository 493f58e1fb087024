import {
  failed,
  type Completion,
  type FailureKind,
  type ModelProvider,
  type ModelRequest,
  type Usage,
} from "../providers/provider.ts";
import { streamOf } from "../providers/stream-of.ts";
import { costOf, NOTHING_SPENT, overBudget, type Budget, type Price } from "./budget.ts";
import type { Spending } from "./spending.ts";

export interface BudgetOptions {
  budget: Budget;
  price: Price | undefined;
  spending: Spending;
}

/** What a provider may have worked on before it failed; what that cost is not told. */
const BEGUN: ReadonlySet<FailureKind> = new Set(["truncated", "timed-out", "aborted"]);

/**
 * Refuses, before anything is sent, what could cost more than the budget has left; writes down what each answer cost. It is
 * one try that is counted: what tries again stands around it. Of a try that broke off what was sent counts.
 */
export function createBudgetedProvider(provider: ModelProvider, options: BudgetOptions): ModelProvider {
  const { budget, price, spending } = options;
  const complete = async (request: ModelRequest): Promise<Completion> => {
    const worst = {
      input: await provider.countTokens(request),
      cached: 0,
      written: 0,
      output: request.maxOutputTokens,
    };
    const most = costOf(worst, price);
    const claim = await spending.claim(most, (spent) => overBudget(spent, most, budget));
    if (typeof claim === "string") return failed("over-budget", `${provider.id}: ${claim}`);
    const completion = await provider.complete(request);
    const usage = usageOf(completion) ?? (hasBegun(completion) ? { ...worst, output: 0 } : undefined);
    await claim.settle(usage === undefined ? NOTHING_SPENT : costOf(usage, price));
    return completion;
  };
  return { ...provider, complete, stream: (request) => streamOf(complete(request)) };
}

function hasBegun(completion: Completion): boolean {
  return !completion.ok && BEGUN.has(completion.failure.kind);
}

function usageOf(completion: Completion): Usage | undefined {
  return completion.ok ? completion.reply.usage : completion.failure.usage;
}
