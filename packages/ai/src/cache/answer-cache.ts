import { createHash } from "node:crypto";
import { z } from "zod";
import type { ModelRequest, Reply } from "../providers/provider.ts";
import { PROMPT_VERSION } from "../prompt/system-prompt.ts";
import type { StateStore } from "../state/state-store.ts";

const replySchema: z.ZodType<Pick<Reply, "text" | "model">> = z.object({
  text: z.string(),
  model: z.string(),
});

/** Keeps answers between runs. A kept answer costs nothing. */
export interface AnswerCache {
  find(
    problemId: string,
    model: string,
    request: ModelRequest,
  ): Promise<Pick<Reply, "text" | "model"> | undefined>;
  keep(problemId: string, model: string, request: ModelRequest, reply: Reply): Promise<void>;
}

/**
 * The key is the problem's fingerprint, the prompt's version, the model, and the request itself: it holds the code as it is,
 * committed or not.
 */
export function createAnswerCache(store: StateStore): AnswerCache {
  return {
    async find(...key) {
      const kept = replySchema.safeParse(parsed(await store.read(nameOf(...key))));
      return kept.success ? kept.data : undefined;
    },
    async keep(problemId, model, request, { text, model: answered }) {
      await store.write(nameOf(problemId, model, request), JSON.stringify({ text, model: answered }));
    },
  };
}

function nameOf(
  problemId: string,
  model: string,
  { system, turns, temperature, form }: ModelRequest,
): string {
  const key = JSON.stringify([PROMPT_VERSION, problemId, model, system, turns, temperature, form]);
  return `answers/${createHash("sha256").update(key).digest("hex").slice(0, 32)}.json`;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
