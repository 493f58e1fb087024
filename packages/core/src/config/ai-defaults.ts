import type { AiComposition, AiConfig, AiPrice, AiProvider, ModelConfig } from "./ai-config.ts";
import type { AiSection, CompositionSection, ModelSection } from "./ai-file.ts";
import { stepsOf } from "./composition-order.ts";
import { parseDuration } from "./duration.ts";

const NO_MODEL: ModelConfig = {
  provider: undefined,
  model: undefined,
  apiKeyEnv: undefined,
  baseUrl: undefined,
  api: "responses",
  command: [],
  replay: undefined,
  temperature: undefined,
  purpose: undefined,
  fallback: [],
  price: undefined,
};

/** What holds of `ai` where no file says otherwise. */
export const AI_DEFAULTS: AiConfig = {
  ...NO_MODEL,
  enabled: false,
  maxContextTokens: 16_000,
  maxOutputTokens: 8_000,
  timeoutMs: 120_000,
  samples: 1,
  requestsPerMinute: 30,
  budget: { runTokens: 300_000, dayTokens: 3_000_000, runCost: undefined, dayCost: undefined },
  models: {},
  composition: undefined,
};

/** Where each provider's own tools look for the key. Never assumed for another `base_url`, which the key is not meant for. */
const KEY_VARIABLES: Readonly<Partial<Record<AiProvider, string>>> = {
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
};

/** Fills in what a checked `ai` leaves out. */
export function completeAi(section: AiSection): AiConfig {
  const { budget, models = {}, composition } = section;
  const price = priceOf(section);
  return {
    ...completeModel(section),
    enabled: section.enabled ?? AI_DEFAULTS.enabled,
    maxContextTokens: section.max_context_tokens ?? AI_DEFAULTS.maxContextTokens,
    maxOutputTokens: section.max_output_tokens ?? AI_DEFAULTS.maxOutputTokens,
    timeoutMs: parseDuration(section.timeout ?? "") ?? AI_DEFAULTS.timeoutMs,
    samples: section.samples ?? AI_DEFAULTS.samples,
    requestsPerMinute: section.requests_per_minute ?? AI_DEFAULTS.requestsPerMinute,
    budget: {
      runTokens: budget?.run_tokens ?? AI_DEFAULTS.budget.runTokens,
      dayTokens: budget?.day_tokens ?? AI_DEFAULTS.budget.dayTokens,
      runCost: budget?.run_cost,
      dayCost: budget?.day_cost,
    },
    models: Object.fromEntries(
      Object.entries(models).map(([name, model]) => {
        const whole = completeModel(model);
        return [name, { ...whole, price: whole.price ?? price }];
      }),
    ),
    composition: composition && completeComposition(composition),
  };
}

function completeModel(section: ModelSection): ModelConfig {
  const usual =
    section.provider && section.base_url === undefined ? KEY_VARIABLES[section.provider] : undefined;
  return {
    provider: section.provider,
    model: section.model,
    apiKeyEnv: section.api_key_env ?? usual,
    baseUrl: section.base_url,
    api: section.api ?? (section.base_url === undefined ? "responses" : "chat"),
    command: section.command ?? NO_MODEL.command,
    replay: section.replay,
    temperature: section.temperature,
    purpose: section.purpose,
    fallback: section.fallback ?? NO_MODEL.fallback,
    price: priceOf(section),
  };
}

function priceOf({ price }: ModelSection): AiPrice | undefined {
  return (
    price && { input: price.input, output: price.output, cachedInput: price.cached_input ?? price.input }
  );
}

/** One that names nobody is none. */
function completeComposition(section: CompositionSection): AiComposition | undefined {
  if (stepsOf(section).size === 0) return undefined;
  const { sequential = [], parallel = [], dependencies = {} } = section;
  return { sequential, parallel, dependencies };
}
