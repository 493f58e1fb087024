import type { AiProvider, OpenAiApi } from "./ai-config.ts";

/** One model as a person writes it. */
export interface ModelSection {
  provider?: AiProvider | undefined;
  model?: string | undefined;
  api_key_env?: string | undefined;
  base_url?: string | undefined;
  api?: OpenAiApi | undefined;
  command?: string[] | undefined;
  replay?: string | undefined;
  temperature?: number | undefined;
  purpose?: string | undefined;
  fallback?: string[] | undefined;
  price?: PriceSection | undefined;
}

export interface CompositionSection {
  sequential?: string[][] | undefined;
  parallel?: string[][] | undefined;
  dependencies?: Record<string, string[]> | undefined;
}

/** `ai:` as a person writes it; what each key means and allows is in ai-schema.ts. */
export interface AiSection extends ModelSection {
  enabled?: boolean | undefined;
  max_context_tokens?: number | undefined;
  max_output_tokens?: number | undefined;
  timeout?: string | undefined;
  samples?: number | undefined;
  requests_per_minute?: number | undefined;
  budget?: BudgetSection | undefined;
  models?: Record<string, ModelSection> | undefined;
  composition?: CompositionSection | undefined;
}

interface BudgetSection {
  run_tokens?: number | undefined;
  day_tokens?: number | undefined;
  run_cost?: number | undefined;
  day_cost?: number | undefined;
}

interface PriceSection {
  input: number;
  output: number;
  cached_input?: number | undefined;
}
