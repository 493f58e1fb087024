import type { Completion, StreamPart } from "./provider.ts";

/** The stream of a provider that has its answer all at once. */
export async function* streamOf(completion: Promise<Completion>): AsyncGenerator<StreamPart> {
  const whole = await completion;
  if (whole.ok) yield { kind: "text", text: whole.reply.text };
  yield { kind: "end", completion: whole };
}

/** The end of a stream. One that stops without an end was cut off. */
export async function endOf(stream: AsyncIterable<StreamPart>): Promise<Completion> {
  for await (const part of stream) if (part.kind === "end") return part.completion;
  return {
    ok: false,
    failure: { kind: "truncated", message: "the answer broke off" },
  };
}
