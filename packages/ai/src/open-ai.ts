import type { AiConfig, CandidateProvider, ProviderContext, Problem } from "@hephaestus/core";
import { createSpending, type Spending } from "./budget/spending.ts";
import { createAnswerCache } from "./cache/answer-cache.ts";
import { accessProblem } from "./model/model-access.ts";
import { openProvider } from "./model/open-provider.ts";
import type { ModelRequest } from "./providers/provider.ts";
import { redacted } from "./redact/redacting-provider.ts";
import { createRedactor } from "./redact/redactor.ts";
import { createModelSolver, firstRequest } from "./solve/model-solver.ts";
import { keepTrace } from "./solve/trace-store.ts";
import type { StateStore } from "./state/state-store.ts";

export interface AiOptions {
  ai: AiConfig;
  env: Readonly<Record<string, string | undefined>>;
  /** Whether the user trusts the workspace, whose file says which model is asked. */
  trust: boolean;
  /** Absolute path of the workspace. */
  workspace: string;
  /** What outlives the run; must not lie in the workspace. */
  store: StateStore;
  /** Milliseconds of a monotonic clock. */
  clock: () => number;
  /** The date, as `2026-11-21`. */
  today: () => string;
}

/** A model that proposes fixes; or why there is none, in a sentence without its end. */
export type OpenedAi = OpenAi | { provider: undefined; reason: string };

export interface OpenAi {
  provider: CandidateProvider;
  /** What was spent in this run, in a sentence; undefined where nothing was. */
  spent(): Promise<string | undefined>;
}

/** Opens the model that a configuration names. Nothing is sent before the first problem. Throws `config-invalid`. */
export async function openAi(options: AiOptions): Promise<OpenedAi> {
  const { ai, env, store, today } = options;
  const reason = accessProblem(ai, options);
  if (reason !== undefined) return { provider: undefined, reason };
  const redactor = createRedactor(env);
  const spending = createSpending(store, today);
  const provider = await openProvider(ai, { ...options, spending, redactor });
  return {
    provider: createModelSolver({
      provider,
      redactor,
      cache: createAnswerCache(store),
      maxContextTokens: ai.maxContextTokens,
      maxOutputTokens: ai.maxOutputTokens,
      temperature: ai.temperature,
      onTrace: (trace) => keepTrace(trace, store),
    }),
    spent: () => spentWords(spending),
  };
}

async function spentWords(spending: Spending): Promise<string | undefined> {
  const { run } = await spending.total();
  if (run.tokens === 0) return undefined;
  const cost = run.money === 0 ? "" : ` that cost ${run.money.toFixed(4)}`;
  return `AI used ${run.tokens} tokens${cost}.`;
}

/** What would be sent for a problem, to the last character. */
export interface Prompt {
  problemId: string;
  request: Pick<ModelRequest, "system" | "turns" | "maxOutputTokens">;
}

/** Asks nobody, and keeps what would be sent. Needs no key. */
export function recordPrompts(
  { ai, env }: Pick<AiOptions, "ai" | "env">,
  prompts: Prompt[],
): CandidateProvider {
  const redactor = createRedactor(env);
  const { maxContextTokens, maxOutputTokens, temperature } = ai;
  return {
    async propose(problem: Problem, context: ProviderContext) {
      const options = { maxContextTokens, maxOutputTokens, temperature, redactor };
      const { request } = await firstRequest(problem, context, options);
      const { system, turns } = await redacted(request, redactor);
      prompts.push({ problemId: problem.id, request: { system, turns, maxOutputTokens } });
      return [];
    },
  };
}
