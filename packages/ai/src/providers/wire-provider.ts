import { apiFailure } from "./api-failure.ts";
import { countTokens } from "./count-tokens.ts";
import { inForm, withFormInWords } from "./form-words.ts";
import {
  failed,
  type Capabilities,
  type ModelProvider,
  type ModelRequest,
  type StreamPart,
} from "./provider.ts";
import { endOf } from "./stream-of.ts";

/** What an adapter knows of its wire format; `Client` is the SDK's own. */
export interface Wire<Client> {
  id: string;
  capabilities: Capabilities;
  /** Loads the SDK; called at the first request. */
  connect(): Promise<Client>;
  /** The answer as it comes; may throw what the SDK throws. */
  stream(client: Client, request: ModelRequest): AsyncIterable<StreamPart>;
}

/** A model behind an SDK: what that throws is data, the form is asked for in words where nobody holds the model to it. */
export function createWireProvider<Client>(wire: Wire<Client>): ModelProvider {
  const { id, capabilities } = wire;
  let client: Promise<Client> | undefined;
  async function* stream(request: ModelRequest): AsyncGenerator<StreamPart> {
    const { form, signal } = request;
    const asked = capabilities.structuredOutput === "none" ? withFormInWords(request) : request;
    let hasBegun = false;
    try {
      for await (const part of wire.stream(await (client ??= wire.connect()), asked)) {
        hasBegun = true;
        yield inForm(part, form);
        if (part.kind === "end") return;
      }
      yield { kind: "end", completion: failed("truncated", `${id}: the answer broke off`) };
    } catch (error) {
      yield { kind: "end", completion: apiFailure(error, { provider: id, hasBegun, signal }) };
    }
  }
  return { id, capabilities, stream, complete: (request) => endOf(stream(request)), countTokens };
}
