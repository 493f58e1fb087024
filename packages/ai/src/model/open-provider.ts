import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { HephaestusError, withoutOwnPackages, type AiConfig, type ModelConfig } from "@hephaestus/core";
import type { Budget, Price } from "../budget/budget.ts";
import { createBudgetedProvider } from "../budget/budgeted-provider.ts";
import type { Spending } from "../budget/spending.ts";
import { createAnthropicProvider } from "../providers/anthropic/anthropic-provider.ts";
import { createCommandProvider } from "../providers/command/command-provider.ts";
import { createOpenAiProvider } from "../providers/openai/openai-provider.ts";
import type { ModelProvider } from "../providers/provider.ts";
import { createReplayProvider, readRecording } from "../providers/replay/replay-provider.ts";
import { createFallbackProvider } from "../providers/resilience/fallback-provider.ts";
import { createResilientProvider, RESILIENCE } from "../providers/resilience/resilient-provider.ts";
import { createTurnstile } from "../providers/resilience/turnstile.ts";
import { createRedactingProvider } from "../redact/redacting-provider.ts";
import type { Redactor } from "../redact/redactor.ts";
import { accessProblem, fallbackModels, type Access } from "./model-access.ts";

export interface ProviderParts extends Access {
  ai: AiConfig;
  /** Absolute path of the workspace, where `replay` files lie and commands run. */
  workspace: string;
  spending: Spending;
  redactor: Redactor;
  /** Milliseconds of a monotonic clock. */
  clock: () => number;
}

/**
 * A model as it is asked: what leaves has no secret in it, costs no more than the budget, is tried again where it may help,
 * and is answered by the next model where one fails. Models that may not be asked must have been turned away before.
 */
export async function openProvider(model: ModelConfig, parts: ProviderParts): Promise<ModelProvider> {
  const { ai, redactor } = parts;
  const usable = fallbackModels(model, ai).filter(
    (one) => one !== model && accessProblem(one, parts) === undefined,
  );
  const first = await resilient(model, parts);
  const others = await Promise.all(usable.map((one) => resilient(one, parts)));
  const chain = others.length === 0 ? first : createFallbackProvider(first, others);
  return createRedactingProvider(chain, redactor);
}

/** The limits of a configuration. */
export function budgetOf({ budget: { runTokens, dayTokens, runCost, dayCost } }: AiConfig): Budget {
  return { runTokens, dayTokens, runMoney: runCost, dayMoney: dayCost };
}

/** What a model costs; recorded answers cost nothing. */
export function priceOf({ price, provider }: ModelConfig): Price | undefined {
  if (provider === "replay") return { input: 0, cached: 0, output: 0 };
  return price && { input: price.input, cached: price.cachedInput, output: price.output };
}

async function resilient(model: ModelConfig, parts: ProviderParts): Promise<ModelProvider> {
  const { ai, spending, clock } = parts;
  const limits = { budget: budgetOf(ai), price: priceOf(model), spending };
  const provider = createBudgetedProvider(await adapterOf(model, parts), limits);
  const { timeoutMs, requestsPerMinute } = ai;
  const turnstile = createTurnstile(requestsPerMinute, clock);
  return createResilientProvider(provider, { ...RESILIENCE, timeoutMs, turnstile });
}

async function adapterOf(config: ModelConfig, { ai, env, workspace }: ProviderParts): Promise<ModelProvider> {
  const { provider, model = "", apiKeyEnv, baseUrl, api, command } = config;
  const apiKey = apiKeyEnv === undefined ? undefined : env[apiKeyEnv]?.trim();
  const settings = { model, apiKey, baseUrl, timeoutMs: ai.timeoutMs };
  if (provider === "anthropic") return createAnthropicProvider(settings);
  if (provider === "command")
    return createCommandProvider({
      command,
      cwd: workspace,
      env: withoutOwnPackages(env),
      timeoutMs: ai.timeoutMs,
    });
  if (provider === "replay") return replayOf(config, workspace);
  return createOpenAiProvider({ ...settings, style: api });
}

async function replayOf({ replay = "" }: ModelConfig, workspace: string): Promise<ModelProvider> {
  try {
    const path = resolve(workspace, replay);
    if (relative(workspace, path).startsWith("..")) throw new RangeError("it lies outside of the workspace");
    return createReplayProvider(readRecording(await readFile(path, "utf8")));
  } catch (cause) {
    const hint = `It holds {"answers": [{"when": "TS2304", "text": "…"}]}; see ai.replay in hephaestus.yaml.`;
    throw new HephaestusError("config-invalid", `${replay} is no recording of answers`, { hint, cause });
  }
}
