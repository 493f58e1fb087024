import type Anthropic from "@anthropic-ai/sdk";
import { apiFailure } from "../api-failure.ts";
import { countTokens } from "../count-tokens.ts";
import { inForm } from "../form-words.ts";
import type { ModelSettings } from "../model-settings.ts";
import { failed, type ModelProvider, type ModelRequest, type StreamPart } from "../provider.ts";
import { endOf } from "../stream-of.ts";
import { streamMessages } from "./messages.ts";

/** Anthropic's Messages, or what speaks them at another address. The SDK is loaded at the first request. */
export function createAnthropicProvider(settings: ModelSettings): ModelProvider {
  const { model } = settings;
  const id = `anthropic/${model}`;
  let client: Promise<Anthropic> | undefined;
  async function* stream(request: ModelRequest): AsyncGenerator<StreamPart> {
    let hasBegun = false;
    try {
      const connected = await (client ??= connect(settings));
      for await (const part of streamMessages(connected, model, request)) {
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
    capabilities: { structuredOutput: "schema", streams: true, remote: true },
    stream,
    complete: (request) => endOf(stream(request)),
    countTokens,
  };
}

async function connect({ apiKey, baseUrl, timeoutMs }: ModelSettings): Promise<Anthropic> {
  const { default: Client } = await import("@anthropic-ai/sdk");
  return new Client({
    apiKey: apiKey ?? "none",
    authToken: null,
    baseURL: baseUrl ?? "https://api.anthropic.com",
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: "off",
  });
}
