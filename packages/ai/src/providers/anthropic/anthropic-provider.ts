import type Anthropic from "@anthropic-ai/sdk";
import type { ModelSettings } from "../model-settings.ts";
import type { ModelProvider } from "../provider.ts";
import { createWireProvider } from "../wire-provider.ts";
import { streamMessages } from "./messages.ts";

/** Anthropic's Messages, or what speaks them at another address. The SDK is loaded at the first request. */
export function createAnthropicProvider(settings: ModelSettings): ModelProvider {
  const { model } = settings;
  return createWireProvider({
    id: `anthropic/${model}`,
    capabilities: { structuredOutput: "schema", streams: true, remote: true },
    connect: () => connect(settings),
    stream: (client, request) => streamMessages(client, model, request),
  });
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
