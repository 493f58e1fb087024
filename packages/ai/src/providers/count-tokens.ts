import type { ModelRequest } from "./provider.ts";

/** Roles, separators and the like, measured on no model: an upper bound of what the interfaces document. */
const TOKENS_PER_TURN = 8;

/**
 * Tokens of a request by the vocabulary of a current model, which is loaded at the first call. Vocabularies differ: other
 * models need a few percent more or fewer.
 */
export async function countTokens({ system, turns, form }: ModelRequest): Promise<number> {
  const texts = [
    system,
    ...turns.map(({ text }) => text),
    form === undefined ? "" : JSON.stringify(form.schema),
  ];
  const counts = await Promise.all(texts.map(textTokens));
  return counts.reduce((sum, count) => sum + count, 0) + TOKENS_PER_TURN * (turns.length + 1);
}

/** Tokens of a text. What looks like a model's own marks counts as the text it is. */
export async function textTokens(text: string): Promise<number> {
  if (text === "") return 0;
  const { countTokens: count } = await import("gpt-tokenizer");
  return count(text, { disallowedSpecial: new Set<string>() });
}
