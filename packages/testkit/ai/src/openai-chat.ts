import type OpenAI from "openai";
import { openAiError } from "./openai-responses.ts";
import shapes from "./shapes/openai-chat.json" with { type: "json" };
import type { Step } from "./script.ts";
import { piecesOf, type WireFormat } from "./wire-format.ts";

type Said = Extract<Step, { text: string }>;
type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Choice = Chunk["choices"][number];

/** `POST /v1/chat/completions`, as a stream. */
export const openAiChat: WireFormat = {
  path: "/v1/chat/completions",
  requestShape: shapes.request,
  eventShape: shapes.event,
  hasKey: ({ authorization }) => typeof authorization === "string" && authorization.startsWith("Bearer "),
  events: (step, model) => chunksOf(step, model).map((data) => ({ data })),
  error: openAiError,
  epilogue: "data: [DONE]\n\n",
};

function chunksOf(step: Said, model: string): Chunk[] {
  const say = (choice: Choice): Chunk => ({ ...headOf(model), choices: [choice] });
  const deltas =
    step.kind === "refusal"
      ? [{ refusal: step.text }]
      : piecesOf(step).map((content): Choice["delta"] => ({ content }));
  const said = [{ role: "assistant" as const, content: "" }, ...deltas].map((delta) =>
    say({ index: 0, delta, finish_reason: null, logprobs: null }),
  );
  if (step.kind === "cut" || step.kind === "stall") return said;
  const finish = step.kind === "length" ? "length" : "stop";
  const usage = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 };
  return [
    ...said,
    say({ index: 0, delta: {}, finish_reason: finish, logprobs: null }),
    { ...headOf(model), choices: [], usage },
  ];
}

function headOf(model: string): Omit<Chunk, "choices"> {
  return { id: "chatcmpl-double", object: "chat.completion.chunk", created: 1_790_000_000, model };
}
