import { answerValue } from "./answer-value.ts";
import {
  failed,
  type AnswerForm,
  type Completion,
  type ModelRequest,
  type Reply,
  type StreamPart,
} from "./provider.ts";

/** The request with its form asked for in words, for providers that hold no model to one. */
export function withFormInWords(request: ModelRequest): ModelRequest {
  const { form, ...rest } = request;
  return form === undefined ? request : { ...rest, system: `${request.system}\n\n${wordsOf(form)}` };
}

function wordsOf({ schema }: AnswerForm): string {
  return `Answer with one JSON object and nothing else. It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
}

/** A reply with its value, where a form was asked for; `unreadable` where it holds none. */
export function readReply(reply: Reply, form: AnswerForm | undefined): Completion {
  if (form === undefined) return { ok: true, reply };
  const value = answerValue(reply.text);
  if (value === undefined)
    return failed("unreadable", "the model's answer is not the JSON that was asked for", {
      usage: reply.usage,
    });
  return { ok: true, reply: { ...reply, value } };
}

/** A part of a stream; the reply at its end with its value. */
export function inForm(part: StreamPart, form: AnswerForm | undefined): StreamPart {
  if (part.kind === "text" || !part.completion.ok) return part;
  return { kind: "end", completion: readReply(part.completion.reply, form) };
}
