import type OpenAI from "openai";
import type { ModelRequest } from "../provider.ts";

/** One request; all that is said is text. */
export type ChatBody = OpenAI.Chat.Completions.ChatCompletionCreateParams & {
  messages: { role: "system" | "user" | "assistant"; content: string }[];
};

/** The request as most servers take it. */
export function chatBody(model: string, request: ModelRequest): ChatBody {
  const { system, turns, maxOutputTokens, temperature } = request;
  return {
    model,
    messages: [
      { role: "system", content: system },
      ...turns.map(({ role, text }) => ({ role, content: text })),
    ],
    max_tokens: maxOutputTokens,
    stream: true,
    stream_options: { include_usage: true },
    ...(temperature === undefined ? {} : { temperature }),
  };
}

/** What a server does not take, by the words of its error, and the request without it. */
interface Quirk {
  says: RegExp;
  without(body: ChatBody): ChatBody;
}

const QUIRKS: readonly Quirk[] = [
  {
    says: /max_completion_tokens/,
    without: ({ max_tokens: most, ...body }) =>
      typeof most === "number" ? { ...body, max_completion_tokens: most } : body,
  },
  { says: /\btemperature\b/i, without: ({ temperature: _, ...body }) => body },
  { says: /stream_options|include_usage/, without: ({ stream_options: _, ...body }) => body },
  {
    says: /\bstream(?:ing)?\b[^.]{0,60}\b(?:not|un)\s?(?:be\s)?(?:supported|support|allowed|available)/i,
    without: ({ stream_options: _, ...body }) => ({ ...body, stream: false }),
  },
  {
    says: /system[^.]{0,20}\brole\b|\brole\b[^.]{0,20}system|roles must alternate/i,
    without: (body) => ({ ...body, messages: withoutSystem(body.messages) }),
  },
];

/** The changes that a server's words ask for, of those that were not made yet. */
export function quirksIn(message: string, known: ReadonlySet<Quirk>): Quirk[] {
  return QUIRKS.filter((quirk) => !known.has(quirk) && quirk.says.test(message));
}

/** A request as a server takes it. */
export function adapted(body: ChatBody, quirks: ReadonlySet<Quirk>): ChatBody {
  let result = body;
  for (const quirk of quirks) result = quirk.without(result);
  return result;
}

export type Quirks = Set<Quirk>;

/** What the system says as the first words of the user, for models that know no other role. */
function withoutSystem(messages: ChatBody["messages"]): ChatBody["messages"] {
  const [system, first, ...others] = messages;
  if (system?.role !== "system" || first?.role !== "user") return messages;
  return [{ role: "user", content: `${system.content}\n\n${first.content}` }, ...others];
}
