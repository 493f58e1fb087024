import { z } from "zod";

type Fetch = typeof globalThis.fetch;

const MOST_CHARACTERS = 2_000;

/**
 * A fetch whose errors are in OpenAI's form, `{"error": {"message"}}`: other servers write `{"detail": …}`, `{"message": …}`,
 * plain words or a page, which the SDK would not read.
 */
export function withErrorBody(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok || response.status < 400) return response;
    const { status, statusText, headers } = response;
    const body = inOpenAiForm(await response.text());
    return new Response(body, { status, statusText, headers: jsonHeaders(headers) });
  };
}

function jsonHeaders(headers: Headers): Headers {
  const own = new Headers(headers);
  for (const name of ["content-encoding", "content-length"]) own.delete(name);
  own.set("content-type", "application/json");
  return own;
}

const formSchema = z.looseObject({
  error: z.unknown().optional(),
  message: z.unknown().optional(),
  detail: z.unknown().optional(),
});

function inOpenAiForm(text: string): string {
  const body = formSchema.safeParse(parsed(text));
  if (!body.success) return JSON.stringify({ error: { message: plainWords(text) } });
  const { error, message, detail } = body.data;
  if (error !== undefined && error !== null) return text;
  const words = message ?? detail ?? body.data;
  const told = typeof words === "string" ? words : JSON.stringify(words);
  return JSON.stringify({ error: { message: told.slice(0, MOST_CHARACTERS) } });
}

function plainWords(text: string): string {
  return text.trimStart().startsWith("<") ? "it answered with a web page" : text.slice(0, MOST_CHARACTERS);
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
