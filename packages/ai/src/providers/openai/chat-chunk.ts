import { z } from "zod";
import type { Usage } from "../provider.ts";

/** Text, or a list of parts of which some are text, as Mistral streams it; its thoughts are parts of another kind. */
const contentSchema = z
  .union([z.string(), z.array(z.looseObject({ type: z.string().catch("text"), text: z.unknown() }))])
  .nullish()
  .catch(undefined);

const saidSchema = z
  .looseObject({ content: contentSchema, refusal: z.string().nullish().catch(undefined) })
  .nullish()
  .catch(undefined);

const count = z.number().nonnegative().catch(0);

const chunkSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: saidSchema,
        message: saidSchema,
        finish_reason: z.string().nullish().catch(undefined),
      }),
    )
    .catch([]),
  model: z.string().catch(""),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

/** What a piece of an answer says; servers leave out what they like, and add to it. */
export interface ChatChunk {
  text: string;
  refusal: string;
  finish: string | undefined;
  model: string;
  usage: Usage | undefined;
}

/** Reads a `chat.completion.chunk`, or a whole `chat.completion`; never throws. */
export function readChunk(value: unknown): ChatChunk {
  const { choices, model, usage } = chunkSchema.catch({ choices: [], model: "" }).parse(value);
  const [choice] = choices;
  const said = choice?.delta ?? choice?.message;
  return {
    text: textOf(said?.content),
    refusal: said?.refusal ?? "",
    finish: choice?.finish_reason ?? undefined,
    model,
    usage: usage
      ? {
          input: usage.prompt_tokens,
          output: usage.completion_tokens,
          cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
          written: 0,
        }
      : undefined,
  };
}

function textOf(content: z.infer<typeof contentSchema>): string {
  if (!Array.isArray(content)) return content ?? "";
  return content
    .map(({ type, text }) => (/text/.test(type) && typeof text === "string" ? text : ""))
    .join("");
}
