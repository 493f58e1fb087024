import {
  compositionOrder,
  stepsOf,
  type AiComposition,
  type AiConfig,
  type Candidate,
  type CandidateProvider,
  type Problem,
  type ProviderContext,
} from "@hephaestus/core";
import { createBudgetedProvider } from "./budget/budgeted-provider.ts";
import { createSpending, type Spending } from "./budget/spending.ts";
import { createAnswerCache } from "./cache/answer-cache.ts";
import { accessProblem } from "./model/model-access.ts";
import type { ComposedModel } from "./compose/composed-model.ts";
import { createComposedSolver } from "./compose/composed-solver.ts";
import { isTestRole } from "./compose/duty.ts";
import { opinionsOf, type Opinion } from "./memory/feedback.ts";
import { budgetOf, openProvider, priceOf, type ProviderParts } from "./model/open-provider.ts";
import { createConnectedProvider, type ConnectedModel } from "./providers/connected/connected-provider.ts";
import type { ModelRequest } from "./providers/provider.ts";
import { createResilientProvider, RESILIENCE } from "./providers/resilience/resilient-provider.ts";
import { createTurnstile } from "./providers/resilience/turnstile.ts";
import { createRedactingProvider, redacted } from "./redact/redacting-provider.ts";
import { createRedactor } from "./redact/redactor.ts";
import { createModelSolver } from "./solve/model-solver.ts";
import { firstRequest } from "./solve/first-request.ts";
import type { SolverOptions } from "./solve/solver-options.ts";
import type { RepairTrace } from "./solve/repair-trace.ts";
import { createTestWriter } from "./solve/test-writer.ts";
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
  const reason = reasonNotToAsk(options);
  if (reason !== undefined) return { provider: undefined, reason };
  const redactor = createRedactor(env);
  const spending = createSpending(store, today);
  const parts = { ...options, spending, redactor };
  const solver =
    ai.composition === undefined ? await singleSolver(parts) : await composedSolver(ai.composition, parts);
  const proposeTest = await testWriters(parts);
  const provider = proposeTest === undefined ? solver : { ...solver, proposeTest };
  return { provider, spent: () => spentWords(spending, "ours") };
}

/**
 * A model that somebody else connects to, such as an editor's own: within time and budget, with secrets taken out, and its
 * answers tried as those of any other; who connects it tries again himself. Ask the user first: he is not asked here.
 */
export function adoptModel(
  model: ConnectedModel,
  { ai, env, store, today, clock }: Pick<AiOptions, "ai" | "env" | "store" | "today" | "clock">,
): OpenAi {
  const redactor = createRedactor(env);
  const spending = createSpending(store, today);
  const turnstile = createTurnstile(ai.requestsPerMinute, clock);
  const resilience = { ...RESILIENCE, timeoutMs: ai.timeoutMs, retries: 0, turnstile };
  const limits = { budget: budgetOf(ai), price: priceOf(ai), spending };
  const asked = createBudgetedProvider(createConnectedProvider(model), limits);
  const provider = createRedactingProvider(createResilientProvider(asked, resilience), redactor);
  const maxContextTokens = contextFor(model, ai);
  const shared = { ...sharedOf({ ai, redactor, store }), maxContextTokens };
  const solver = createModelSolver({ ...shared, provider, temperature: ai.temperature });
  return { provider: solver, spent: () => spentWords(spending, "theirs") };
}

/** Of what a small model takes, a part is for its instructions and for what is told it when an answer did not do. */
const CONTEXT_SHARE = 0.5;

function contextFor({ maxInputTokens = Infinity }: ConnectedModel, { maxContextTokens }: AiConfig): number {
  return Math.min(maxContextTokens, Math.floor(maxInputTokens * CONTEXT_SHARE));
}

type Parts = ProviderParts & AiOptions;

/** What the models of a run have in common. */
function sharedOf({
  ai,
  redactor,
  store,
}: Pick<Parts, "ai" | "redactor" | "store">): Omit<SolverOptions, "provider" | "temperature"> {
  const { maxContextTokens, maxOutputTokens, samples } = ai;
  const onTrace = (trace: RepairTrace): Promise<void> => keepTrace(trace, store);
  const turnedDown = async (problemId: string): Promise<Opinion[]> =>
    (await opinionsOf(problemId, store)).filter(({ kind }) => kind === "rejected");
  const cache = createAnswerCache(store);
  return { redactor, cache, maxContextTokens, maxOutputTokens, samples, turnedDown, onTrace };
}

async function singleSolver(parts: Parts): Promise<CandidateProvider> {
  const { ai } = parts;
  const provider = await openProvider(ai, parts);
  return createModelSolver({ ...sharedOf(parts), provider, temperature: ai.temperature });
}

/** The models of a composition, in groups that can work at the same time. The configuration was checked when it was read. */
async function composedSolver(composition: AiComposition, parts: Parts): Promise<CandidateProvider> {
  const steps = stepsOf(composition);
  const order = compositionOrder(steps);
  const groups = "groups" in order ? order.groups : [];
  const models = groups.map((names) =>
    Promise.all(
      names.map(async (name): Promise<ComposedModel> => {
        const config = parts.ai.models[name] ?? parts.ai;
        const provider = await openProvider(config, parts);
        const { purpose, temperature } = config;
        return { name, provider, purpose, temperature, needs: steps.get(name) ?? new Set() };
      }),
    ),
  );
  return createComposedSolver(await Promise.all(models), sharedOf(parts));
}

/** Those of the models whose roles are to write tests; undefined where there are none. */
async function testWriters(parts: Parts): Promise<CandidateProvider["proposeTest"]> {
  const roles = Object.entries(parts.ai.models).flatMap(([name, config]) =>
    isTestRole(name) ? [{ role: name, config }] : [],
  );
  if (roles.length === 0) return undefined;
  const writers = await Promise.all(
    roles.map(async ({ role, config }) => {
      const provider = await openProvider(config, parts);
      return createTestWriter({ ...sharedOf(parts), provider, role, temperature: config.temperature });
    }),
  );
  return async (problem, fix, context) => {
    const tests: Candidate[] = [];
    for (const write of writers) tests.push(...(await write(problem, fix, context)));
    return tests;
  };
}

/** Why the models cannot be asked, the first reason of all. */
function reasonNotToAsk({ ai, ...access }: AiOptions): string | undefined {
  const testing = Object.keys(ai.models).filter(isTestRole);
  const composed = ai.composition === undefined ? [] : [...stepsOf(ai.composition).keys()];
  const single = ai.composition === undefined ? accessProblem(ai, access) : undefined;
  if (single !== undefined) return single;
  for (const name of new Set([...composed, ...testing])) {
    const model = ai.models[name];
    const reason = model === undefined ? undefined : accessProblem(model, access);
    if (reason !== undefined) return `${name}: ${reason}`;
  }
  return undefined;
}

/** What somebody else's model costs is his affair, unless a price says it. */
async function spentWords(spending: Spending, bill: "ours" | "theirs"): Promise<string | undefined> {
  const { tokens, money, unpriced } = (await spending.total()).run;
  if (tokens === 0) return undefined;
  const used = `AI used ${tokens} tokens`;
  if (unpriced === tokens && bill === "theirs") return `${used}.`;
  if (unpriced === tokens) return `${used}; what they cost is not known, for ai.price is not set.`;
  const cost = `that cost ${money.toFixed(4)}`;
  return unpriced === 0
    ? `${used} ${cost}.`
    : `${used}, of which ${tokens - unpriced} ${cost}; what the others cost is not known, for their model has no price.`;
}

/** What would be sent for a problem, to the last character. */
export interface Prompt {
  problemId: string;
  request: Pick<ModelRequest, "system" | "turns" | "maxOutputTokens">;
}

/** Asks nobody, and keeps what would be sent. Needs no key. */
export function recordPrompts(
  { ai, env, store }: Pick<AiOptions, "ai" | "env" | "store">,
  prompts: Prompt[],
): CandidateProvider {
  const redactor = createRedactor(env);
  const shared = { ...sharedOf({ ai, redactor, store }), temperature: ai.temperature };
  return {
    async propose(problem: Problem, context: ProviderContext) {
      const { request } = await firstRequest(problem, context, shared);
      const { system, turns } = await redacted(request, redactor);
      const { maxOutputTokens } = request;
      prompts.push({ problemId: problem.id, request: { system, turns, maxOutputTokens } });
      return [];
    },
  };
}
