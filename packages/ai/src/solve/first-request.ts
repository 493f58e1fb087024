import type { Problem, ProviderContext } from "@hephaestus/core";
import { contextOf, type ModelContext } from "../context/context.ts";
import type { ModelRequest } from "../providers/provider.ts";
import { problemPrompt } from "../prompt/problem-prompt.ts";
import { SYSTEM_PROMPT } from "../prompt/system-prompt.ts";
import type { RequestOptions } from "./solver-options.ts";

/** What would be sent first for a problem; of its log the secrets are taken out, of code they are taken out when it is sent. */
export async function firstRequest(
  problem: Problem,
  context: ProviderContext,
  options: RequestOptions,
): Promise<{ request: ModelRequest; shown: ModelContext }> {
  const { maxContextTokens, maxOutputTokens, temperature, redactor, turnedDown } = options;
  const shown = await contextOf(problem, context, maxContextTokens);
  const message = await redactor.redact(problem.message, "log");
  const excerpt = await Promise.all(problem.excerpt.map((line) => redactor.redact(line, "log")));
  const parts = problemPrompt({ ...problem, message, excerpt }, context, shown, await turnedDown(problem.id));
  const texts = await Promise.all(parts.map(({ kind, text }) => redactor.redact(text, kind)));
  const request: ModelRequest = {
    system: SYSTEM_PROMPT,
    turns: [{ role: "user", text: texts.join("\n\n") }],
    maxOutputTokens,
    ...(temperature === undefined ? {} : { temperature }),
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  };
  return { request, shown };
}
