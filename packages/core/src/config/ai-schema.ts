import { z } from "zod";
import { AI_PROVIDERS, OPENAI_APIS } from "./ai-config.ts";
import { AI_DEFAULTS } from "./ai-defaults.ts";
import type { AiSection } from "./ai-file.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { section } from "./section.ts";
import { environmentVariable, line, textOf, webAddress } from "./value-schema.ts";

const modelName = textOf("the name of one of ai.models").regex(/^[a-z][a-z0-9-]{0,49}$/, {
  error: "a name of small letters, digits and -, such as logic-fixer",
});

const count = z
  .int({ error: "a whole number from 1 to 100000000" })
  .min(1, { error: "a whole number from 1 to 100000000" })
  .max(100_000_000, { error: "a whole number from 1 to 100000000" });

function numberUpTo(most: number): z.ZodNumber {
  const error = `a number from 0 to ${most}`;
  return z.number({ error }).min(0, { error }).max(most, { error });
}

const names = z.array(modelName, { error: "a list of names of ai.models" });

const price = section({
  input: numberUpTo(1_000_000).meta({ description: "Of a million tokens that are sent." }),
  output: numberUpTo(1_000_000).meta({ description: "Of a million tokens that are answered." }),
  cached_input: numberUpTo(1_000_000)
    .optional()
    .meta({ description: "Of a million tokens that the provider had kept. Default: as input." }),
}).meta({
  description: "The model's price, in any currency. Default: none; of one of ai.models that of ai.",
});

const model = {
  provider: z
    .enum(AI_PROVIDERS, { error: AI_PROVIDERS.join(", ") })
    .optional()
    .meta({
      description:
        "openai (also Azure, Ollama, vLLM … by base_url), anthropic, command (any program) or replay (recorded answers).",
    }),
  model: line.optional().meta({ description: "The model's name at the provider." }),
  api_key_env: environmentVariable.optional().meta({
    description:
      "NAME of the environment variable that holds the key, never the key. Default without base_url: OPENAI_API_KEY or ANTHROPIC_API_KEY.",
  }),
  base_url: webAddress
    .optional()
    .meta({ description: "Another address that speaks the provider's interface, https or local." }),
  api: z
    .enum(OPENAI_APIS, { error: OPENAI_APIS.join(", ") })
    .optional()
    .meta({
      description:
        "Interface of openai: responses, or chat for chat completions. Default: chat with base_url, else responses.",
    }),
  command: z
    .array(line, { error: "a list of the program and its arguments" })
    .optional()
    .meta({ description: "Program and arguments of provider command. Run only with --trust." }),
  replay: line.optional().meta({ description: "File of recorded answers, for provider replay." }),
  temperature: numberUpTo(2)
    .optional()
    .meta({ description: "0 for the same answer each time; left out, the provider's own." }),
  purpose: line.optional().meta({ description: "What the model is for, in words that it is told." }),
  fallback: names.optional().meta({
    description:
      "Names of ai.models to ask, one after the other, where the model fails. Default: none; of one of ai.models those of ai.",
  }),
  price: price.optional(),
};

const budget = section({
  run_tokens: count.optional().meta({
    description: "Tokens that one run may use.",
    default: AI_DEFAULTS.budget.runTokens,
  }),
  day_tokens: count.optional().meta({
    description: "Tokens that a user may use in a day.",
    default: AI_DEFAULTS.budget.dayTokens,
  }),
  run_cost: numberUpTo(1_000_000).optional().meta({ description: "Money that one run may cost, see price." }),
  day_cost: numberUpTo(1_000_000).optional().meta({ description: "Money that a day may cost, see price." }),
}).meta({ description: "What may be spent. What could cost more is not sent." });

const groups = z.array(names, { error: "a list of lists of names of ai.models" });

const composition = section({
  sequential: groups
    .optional()
    .meta({ description: "Lists in which each works with what those before it found." }),
  parallel: groups.optional().meta({ description: "Lists of those that are asked at the same time." }),
  dependencies: z
    .record(modelName, names, { error: "names of ai.models with lists of names" })
    .optional()
    .meta({ description: "Who needs whose findings." }),
}).meta({ description: "How several of ai.models work together. Without, one call to the model above." });

/** `ai:` of hephaestus.yaml. */
export const aiSchema: z.ZodType<AiSection> = section({
  enabled: z
    .boolean({ error: "true or false" })
    .optional()
    .meta({ description: "Ask a model where no fixer found a proved fix.", default: AI_DEFAULTS.enabled }),
  ...model,
  max_context_tokens: count.optional().meta({
    description: "Code and log that are shown for one problem, in tokens.",
    default: AI_DEFAULTS.maxContextTokens,
  }),
  max_output_tokens: count.optional().meta({
    description: "How long an answer may be, in tokens.",
    default: AI_DEFAULTS.maxOutputTokens,
  }),
  timeout: z
    .string({ error: 'a number with a unit, such as "30s" or "2m"' })
    .refine((value) => parseDuration(value) !== undefined, {
      error: 'not a span of time, expected a number with a unit, such as "30s" or "2m"',
    })
    .meta({
      description: "How long one answer may take: a number with s, m or h.",
      default: formatDuration(AI_DEFAULTS.timeoutMs),
    })
    .optional(),
  samples: z
    .int({ error: "a whole number from 1 to 5" })
    .min(1, { error: "a whole number from 1 to 5" })
    .max(5, { error: "a whole number from 1 to 5" })
    .optional()
    .meta({
      description: "How many answers are asked for; the checks choose among them, and each one costs.",
      default: AI_DEFAULTS.samples,
    }),
  requests_per_minute: count.optional().meta({
    description: "More requests wait for their turn.",
    default: AI_DEFAULTS.requestsPerMinute,
  }),
  budget: budget.optional(),
  models: z
    .record(modelName, section(model), { error: "names with the keys of a model" })
    .optional()
    .meta({ description: "More models, by a name or a role such as logic-fixer." }),
  composition: composition.optional(),
}).meta({ description: "Fixes from a model. Everything else works without." });
