import { apiFailure } from "./api-failure.ts";
import { countTokens, textTokens } from "./count-tokens.ts";
import { inForm, withFormInWords } from "./form-words.ts";
import {
  failed,
  type Capabilities,
  type Completion,
  type ModelProvider,
  type ModelRequest,
  type StreamPart,
} from "./provider.ts";
import { endOf } from "./stream-of.ts";

/** What an adapter knows of its wire format; `Client` is the SDK's own. */
export interface Wire<Client> {
  id: string;
  /** Where it is asked, for the words of a failure. */
  address: string;
  capabilities: Capabilities;
  /** Loads the SDK; called at the first request. */
  connect(): Promise<Client>;
  /** The answer as it comes; may throw what the SDK throws. */
  stream(client: Client, request: ModelRequest): AsyncIterable<StreamPart>;
}

/** More than any answer that was asked for, and less than what would fill the memory. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** A model behind an SDK: what that throws is data, the form is asked for in words where nobody holds the model to it. */
export function createWireProvider<Client>(wire: Wire<Client>): ModelProvider {
  const { id, address, capabilities } = wire;
  let client: Promise<Client> | undefined;
  async function* stream(request: ModelRequest): AsyncGenerator<StreamPart> {
    const { form, signal } = request;
    const asked = capabilities.structuredOutput === "none" ? withFormInWords(request) : request;
    let hasBegun = false;
    let characters = 0;
    try {
      for await (const part of wire.stream(await (client ??= wire.connect()), asked)) {
        hasBegun = true;
        characters += part.kind === "text" ? part.text.length : 0;
        if (characters > MOST_CHARACTERS) break;
        if (part.kind === "end" && signal?.aborted === true) break;
        yield inForm(await withUsage(part, asked), form);
        if (part.kind === "end") return;
      }
      yield { kind: "end", completion: brokenOff(id, characters, signal) };
    } catch (error) {
      yield { kind: "end", completion: apiFailure(error, { provider: id, address, hasBegun, signal }) };
    }
  }
  return { id, capabilities, stream, complete: (request) => endOf(stream(request)), countTokens };
}

/** What an answer cost by our own count, where the server does not say: a budget must not depend on its manners. */
async function withUsage(part: StreamPart, request: ModelRequest): Promise<StreamPart> {
  if (part.kind === "text" || !part.completion.ok) return part;
  const { reply } = part.completion;
  if (reply.usage.input + reply.usage.output > 0) return part;
  const usage = { ...reply.usage, input: await countTokens(request), output: await textTokens(reply.text) };
  return { kind: "end", completion: { ok: true, reply: { ...reply, usage } } };
}

/** Why a stream has no end. An SDK whose run is ended just stops. */
function brokenOff(id: string, characters: number, signal: AbortSignal | undefined): Completion {
  if (signal?.aborted === true) return failed("aborted", `${id}: the run was ended`);
  const why = characters > MOST_CHARACTERS ? "the answer never ends" : "the answer broke off";
  return failed("truncated", `${id}: ${why}`);
}
