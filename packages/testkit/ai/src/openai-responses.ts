import type OpenAI from "openai";
import shapes from "./shapes/openai-responses.json" with { type: "json" };
import type { Step } from "./script.ts";
import { piecesOf, type WireEvent, type WireFormat } from "./wire-format.ts";

type Said = Extract<Step, { text: string }>;
type Response = OpenAI.Responses.Response;
type Event = OpenAI.Responses.ResponseStreamEvent;

const MESSAGE = "msg_double";

/** `POST /v1/responses`, as a stream. */
export const openAiResponses: WireFormat = {
  path: "/v1/responses",
  requestShape: shapes.request,
  eventShape: shapes.event,
  hasKey: ({ authorization }) => typeof authorization === "string" && authorization.startsWith("Bearer "),
  events: (step, model) => eventsOf(step, model).map((data): WireEvent => ({ event: data.type, data })),
  error: openAiError,
  epilogue: "",
};

/** The body of an error of OpenAI. */
export function openAiError(status: number, message: string, code?: string): unknown {
  return {
    error: {
      message,
      type: status === 401 ? "invalid_request_error" : "server_error",
      param: null,
      code: code ?? null,
    },
  };
}

function eventsOf(step: Said, model: string): Event[] {
  const { kind, text } = step;
  const place = { item_id: MESSAGE, output_index: 0, content_index: 0 };
  const pieces = kind === "refusal" ? [] : piecesOf(step);
  const deltas = pieces.map((delta, index): Event => ({
    type: "response.output_text.delta",
    ...place,
    delta,
    logprobs: [],
    sequence_number: index + 1,
  }));
  const created: Event = {
    type: "response.created",
    response: responseOf({ kind: "text", text: "" }, model, "in_progress"),
    sequence_number: 0,
  };
  if (kind === "cut" || kind === "stall") return [created, ...deltas];
  const status = kind === "length" ? "incomplete" : "completed";
  const response = responseOf({ kind, text }, model, status);
  return [created, ...deltas, { type: `response.${status}`, response, sequence_number: deltas.length + 1 }];
}

function responseOf(
  { kind, text }: Said,
  model: string,
  status: "in_progress" | "completed" | "incomplete",
): Response {
  return {
    id: "resp_double",
    object: "response",
    created_at: 1_790_000_000,
    access_programs: null,
    output_text: "",
    status,
    error: null,
    incomplete_details: status === "incomplete" ? { reason: "max_output_tokens" } : null,
    instructions: null,
    metadata: {},
    model,
    output: status === "in_progress" ? [] : [messageOf(kind, text)],
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: "auto",
    tools: [],
    top_p: 1,
    ...(status === "in_progress" ? {} : { usage: USAGE }),
  } satisfies Response;
}

const USAGE: OpenAI.Responses.ResponseUsage = {
  input_tokens: 120,
  input_tokens_details: { cached_tokens: 20, cache_write_tokens: 0 },
  output_tokens: 30,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 150,
};

function messageOf(kind: Said["kind"], text: string): OpenAI.Responses.ResponseOutputMessage {
  return {
    id: MESSAGE,
    type: "message",
    role: "assistant",
    status: kind === "length" ? "incomplete" : "completed",
    content:
      kind === "refusal"
        ? [{ type: "refusal", refusal: text }]
        : [{ type: "output_text", text, annotations: [], logprobs: [] }],
  };
}
