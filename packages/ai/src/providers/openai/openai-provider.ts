import type OpenAI from "openai";
import { isLocalAddress } from "../is-local-address.ts";
import type { ModelSettings } from "../model-settings.ts";
import type { ModelProvider } from "../provider.ts";
import { createWireProvider } from "../wire-provider.ts";
import type { Quirks } from "./chat-body.ts";
import { streamChat } from "./chat.ts";
import { withErrorBody } from "./error-body.ts";
import { streamResponses } from "./responses.ts";

/** `responses` is OpenAI's own; other servers speak `chat`, and hold no model to a form by a rule of their own. */
export type OpenAiStyle = "responses" | "chat";

/** Where a server needs no key the SDK insists on some text. */
const NO_KEY = "none";
const OWN_ADDRESS = "https://api.openai.com/v1";

/** OpenAI, and whatever speaks its interface at another address. The SDK is loaded at the first request. */
export function createOpenAiProvider(settings: ModelSettings & { style: OpenAiStyle }): ModelProvider {
  const { model, style, baseUrl = OWN_ADDRESS } = settings;
  const isOwn = style === "responses";
  const quirks: Quirks = new Set();
  return createWireProvider({
    id: `openai/${model}`,
    address: baseUrl,
    capabilities: {
      structuredOutput: isOwn ? "schema" : "none",
      streams: true,
      remote: !isLocalAddress(baseUrl),
    },
    connect: () => connect({ ...settings, baseUrl }),
    stream: (client, request) =>
      isOwn ? streamResponses(client, model, request) : streamChat(client, { model, quirks }, request),
  });
}

/** Azure takes its keys in a header of its own, and may want a version in the query of the address. */
async function connect({ apiKey, baseUrl, timeoutMs }: ModelSettings & { baseUrl: string }): Promise<OpenAI> {
  const { OpenAI: Client } = await import("openai");
  const address = new URL(baseUrl);
  const query = Object.fromEntries(address.searchParams);
  address.search = "";
  const isAzure = /\.azure\.(?:com|us|cn)$/.test(address.hostname);
  return new Client({
    apiKey: apiKey ?? NO_KEY,
    baseURL: address.href,
    defaultQuery: query,
    defaultHeaders: isAzure && apiKey !== undefined ? { "api-key": apiKey } : {},
    fetch: withErrorBody(globalThis.fetch),
    fetchOptions: { redirect: "manual" },
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: "off",
  });
}
