import type { Completion, ModelProvider, ModelRequest } from "../providers/provider.ts";
import { streamOf } from "../providers/stream-of.ts";
import type { Redactor } from "./redactor.ts";

/**
 * The one door through which anything is sent: no text of a request passes with a secret in it. Answers keep the names;
 * only what becomes an edit gets its secrets back. A failure may quote what a server or a program printed, so it has none either.
 */
export function createRedactingProvider(provider: ModelProvider, redactor: Redactor): ModelProvider {
  const complete = async (request: ModelRequest): Promise<Completion> => {
    const completion = await provider.complete(await redacted(request, redactor));
    if (completion.ok) return completion;
    const message = await redactor.redact(completion.failure.message, "log");
    return { ok: false, failure: { ...completion.failure, message } };
  };
  return {
    ...provider,
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens: async (request) => provider.countTokens(await redacted(request, redactor)),
  };
}

/** A request as it is sent. */
export async function redacted(request: ModelRequest, redactor: Redactor): Promise<ModelRequest> {
  const system = await redactor.redact(request.system, "source");
  const turns = await Promise.all(
    request.turns.map(async ({ role, text }) => ({ role, text: await redactor.redact(text, "source") })),
  );
  return { ...request, system, turns };
}
