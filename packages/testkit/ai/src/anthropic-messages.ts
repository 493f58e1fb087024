import type Anthropic from "@anthropic-ai/sdk";
import shapes from "./shapes/anthropic-messages.json" with { type: "json" };
import type { Step } from "./script.ts";
import { piecesOf, type WireFormat } from "./wire-format.ts";

type Said = Extract<Step, { text: string }>;
type Event = Pick<Anthropic.RawMessageStreamEvent, "type"> & Readonly<Record<string, unknown>>;

/** `POST /v1/messages`, as a stream. */
export const anthropicMessages: WireFormat = {
  path: "/v1/messages",
  requestShape: shapes.request,
  eventShape: shapes.event,
  hasKey: ({ authorization, "x-api-key": key, "anthropic-version": version }) =>
    (typeof key === "string" || String(authorization).startsWith("Bearer ")) &&
    /^\d{4}-\d{2}-\d{2}$/.test(String(version)),
  events: (step, model) => eventsOf(step, model).map((data) => ({ event: data.type, data })),
  error: (status, message) => ({
    type: "error",
    error: { type: ERROR_TYPES[status] ?? "api_error", message },
  }),
  epilogue: "",
};

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

const STOP_REASONS: Readonly<Partial<Record<Said["kind"], Anthropic.StopReason>>> = {
  refusal: "refusal",
  length: "max_tokens",
};

function eventsOf(step: Said, model: string): Event[] {
  const deltas = piecesOf(step).map((text): Event => ({
    type: "content_block_delta",
    index: 0,
    delta: { type: "text_delta", text } satisfies Anthropic.TextDelta,
  }));
  const start: Event[] = [
    { type: "message_start", message: messageOf(model) },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "", citations: null } },
  ];
  if (step.kind === "cut" || step.kind === "stall") return [...start, ...deltas];
  const stopReason = STOP_REASONS[step.kind] ?? "end_turn";
  return [
    ...start,
    ...deltas,
    { type: "content_block_stop", index: 0 },
    {
      type: "message_delta",
      delta: { stop_reason: stopReason, stop_sequence: null },
      usage: { output_tokens: 30 },
    },
    { type: "message_stop" },
  ];
}

function messageOf(
  model: string,
): Pick<Anthropic.Message, "id" | "type" | "role" | "model" | "content"> & Readonly<Record<string, unknown>> {
  return {
    id: "msg_double",
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: {
      input_tokens: 90,
      cache_read_input_tokens: 20,
      cache_creation_input_tokens: 10,
      output_tokens: 1,
    },
  };
}
