import type OpenAI from "openai";
import { apiFailure } from "../api-failure.ts";
import { countTokens } from "../count-tokens.ts";
import { inForm, withFormInWords } from "../form-words.ts";
import { isLocalAddress } from "../is-local-address.ts";
import type { ModelSettings } from "../model-settings.ts";
import { failed, type ModelProvider, type ModelRequest, type StreamPart } from "../provider.ts";
import { endOf } from "../stream-of.ts";
import { streamChat } from "./chat.ts";
import { streamResponses } from "./responses.ts";

/** `responses` is OpenAI's own; other servers speak `chat`, and hold no model to a form by a rule of their own. */
export type OpenAiStyle = "responses" | "chat";

/** Where a server needs no key the SDK insists on some text. */
const NO_KEY = "none";

/** OpenAI, and whatever speaks its interface at another address. The SDK is loaded at the first request. */
export function createOpenAiProvider(settings: ModelSettings & { style: OpenAiStyle }): ModelProvider {
  const { model, style, baseUrl } = settings;
  const id = `openai/${model}`;
  const structuredOutput = style === "responses" ? "schema" : "none";
  let client: Promise<OpenAI> | undefined;
  async function* stream(request: ModelRequest): AsyncGenerator<StreamPart> {
    let hasBegun = false;
    try {
      const connected = await (client ??= connect(settings));
      const asked = structuredOutput === "none" ? withFormInWords(request) : request;
      const pieces = style === "responses" ? streamResponses : streamChat;
      for await (const part of pieces(connected, model, asked)) {
        hasBegun = true;
        yield inForm(part, request.form);
        if (part.kind === "end") return;
      }
      yield { kind: "end", completion: failed("truncated", `${id}: the answer broke off`) };
    } catch (error) {
      yield {
        kind: "end",
        completion: apiFailure(error, { provider: id, hasBegun, signal: request.signal }),
      };
    }
  }
  return {
    id,
    capabilities: { structuredOutput, streams: true, remote: !isLocalAddress(baseUrl) },
    stream,
    complete: (request) => endOf(stream(request)),
    countTokens,
  };
}

async function connect({ apiKey, baseUrl, timeoutMs }: ModelSettings): Promise<OpenAI> {
  const { default: Client } = await import("openai");
  return new Client({
    apiKey: apiKey ?? NO_KEY,
    baseURL: baseUrl ?? "https://api.openai.com/v1",
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: "off",
  });
}
