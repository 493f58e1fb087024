import type Anthropic from "@anthropic-ai/sdk";
import { isLocalAddress } from "../is-local-address.ts";
import type { ModelSettings } from "../model-settings.ts";
import type { ModelProvider } from "../provider.ts";
import { createWireProvider } from "../wire-provider.ts";
import { streamMessages } from "./messages.ts";

const OWN_ADDRESS = "https://api.anthropic.com";

/** Anthropic's Messages, or what speaks them at another address. The SDK is loaded at the first request. */
export function createAnthropicProvider(settings: ModelSettings): ModelProvider {
  const { model, baseUrl = OWN_ADDRESS } = settings;
  return createWireProvider({
    id: `anthropic/${model}`,
    address: baseUrl,
    capabilities: { structuredOutput: "schema", streams: true, remote: !isLocalAddress(baseUrl) },
    connect: () => connect({ ...settings, baseUrl }),
    stream: (client, request) => streamMessages(client, model, request),
  });
}

async function connect({
  apiKey,
  baseUrl,
  timeoutMs,
}: ModelSettings & { baseUrl: string }): Promise<Anthropic> {
  const { Anthropic: Client } = await import("@anthropic-ai/sdk");
  return new Client({
    apiKey: apiKey ?? "none",
    authToken: null,
    baseURL: baseUrl,
    fetchOptions: { redirect: "manual" },
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: "off",
  });
}
