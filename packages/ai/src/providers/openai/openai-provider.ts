import type OpenAI from "openai";
import { isLocalAddress } from "../is-local-address.ts";
import type { ModelSettings } from "../model-settings.ts";
import type { ModelProvider } from "../provider.ts";
import { createWireProvider } from "../wire-provider.ts";
import { streamChat } from "./chat.ts";
import { streamResponses } from "./responses.ts";

/** `responses` is OpenAI's own; other servers speak `chat`, and hold no model to a form by a rule of their own. */
export type OpenAiStyle = "responses" | "chat";

/** Where a server needs no key the SDK insists on some text. */
const NO_KEY = "none";

/** OpenAI, and whatever speaks its interface at another address. The SDK is loaded at the first request. */
export function createOpenAiProvider(settings: ModelSettings & { style: OpenAiStyle }): ModelProvider {
  const { model, style, baseUrl } = settings;
  const isOwn = style === "responses";
  const pieces = isOwn ? streamResponses : streamChat;
  return createWireProvider({
    id: `openai/${model}`,
    capabilities: {
      structuredOutput: isOwn ? "schema" : "none",
      streams: true,
      remote: !isLocalAddress(baseUrl),
    },
    connect: () => connect(settings),
    stream: (client, request) => pieces(client, model, request),
  });
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
