export const AI_PROVIDERS = ["openai", "anthropic", "command", "replay"] as const;
export const OPENAI_APIS = ["responses", "chat"] as const;

export type AiProvider = (typeof AI_PROVIDERS)[number];
export type OpenAiApi = (typeof OPENAI_APIS)[number];

/** Which model to ask, and how. The values come from the repository: trust it before a key goes to `baseUrl`. */
export interface ModelConfig {
  provider: AiProvider | undefined;
  model: string | undefined;
  /** Name of the environment variable that holds the key; undefined where no key is to be sent. */
  apiKeyEnv: string | undefined;
  baseUrl: string | undefined;
  api: OpenAiApi;
  /** Program and arguments of `command`: code of the workspace, run only where the user trusts it. */
  command: readonly string[];
  /** File of `replay`, repository-relative. */
  replay: string | undefined;
  temperature: number | undefined;
  /** What it is for, in words that the model is told. */
  purpose: string | undefined;
  /** Names of `models` that are asked, one after the other, where this one fails; of one of `models` none: those of `ai`. */
  fallback: readonly string[];
  /** Undefined where nobody said it; of one of `models` that of `ai`. */
  price: AiPrice | undefined;
}

/** Limits in tokens, and in the currency of the price table; undefined is none. */
export interface AiBudget {
  runTokens: number;
  dayTokens: number;
  runCost: number | undefined;
  dayCost: number | undefined;
}

/** Money for a million tokens. */
export interface AiPrice {
  input: number;
  cachedInput: number;
  output: number;
}

/** How several models work together; names are those of `models`. */
export interface AiComposition {
  /** In each list one works with what those before it found. */
  sequential: readonly (readonly string[])[];
  /** Those of a list are asked at the same time, after what is before them. */
  parallel: readonly (readonly string[])[];
  /** Who needs whose findings. */
  dependencies: Readonly<Record<string, readonly string[]>>;
}

/** `enabled` is only true with a provider and what that needs. */
export interface AiConfig extends ModelConfig {
  enabled: boolean;
  maxContextTokens: number;
  maxOutputTokens: number;
  timeoutMs: number;
  /** How many answers are asked for; the checks choose among them. */
  samples: number;
  requestsPerMinute: number;
  budget: AiBudget;
  models: Readonly<Record<string, ModelConfig>>;
  /** Undefined: one call. */
  composition: AiComposition | undefined;
}
