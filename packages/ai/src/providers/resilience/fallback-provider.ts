import type { Completion, FailureKind, ModelProvider, ModelRequest } from "../provider.ts";
import { streamOf } from "../stream-of.ts";

/** What another provider cannot help with. */
const FINAL: ReadonlySet<FailureKind> = new Set(["aborted", "over-budget"]);

/** Asks one provider after the other until one answers; the failures of all are told where none does. */
export function createFallbackProvider(
  first: ModelProvider,
  others: readonly ModelProvider[],
): ModelProvider {
  const complete = async (request: ModelRequest): Promise<Completion> => {
    let last = await first.complete(request);
    const messages = last.ok ? [] : [last.failure.message];
    for (const provider of others) {
      if (last.ok || FINAL.has(last.failure.kind)) return last;
      last = await provider.complete(request);
      if (!last.ok) messages.push(last.failure.message);
    }
    return last.ok ? last : { ok: false, failure: { ...last.failure, message: messages.join("; ") } };
  };
  const { id, capabilities } = first;
  return {
    id,
    capabilities: {
      ...capabilities,
      streams: false,
      remote: [first, ...others].some((one) => one.capabilities.remote),
    },
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens: (request) => first.countTokens(request),
  };
}
