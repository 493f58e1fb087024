import { z } from "zod";
import { countTokens } from "../count-tokens.ts";
import { readReply } from "../form-words.ts";
import {
  failed,
  FAILURE_KINDS,
  type Completion,
  type FailureKind,
  type ModelProvider,
  type ModelRequest,
} from "../provider.ts";
import { streamOf } from "../stream-of.ts";

/** What a model once answered; `when` is a text that a request has to hold for the answer to be given. */
export interface Recording {
  answers: RecordedAnswer[];
}

type RecordedAnswer =
  | { when?: string | undefined; text: string }
  | { when?: string | undefined; failure: FailureKind };

const recordingSchema: z.ZodType<Recording> = z.strictObject({
  answers: z
    .array(
      z.union([
        z.strictObject({ when: z.string().optional(), text: z.string() }),
        z.strictObject({ when: z.string().optional(), failure: z.enum(FAILURE_KINDS) }),
      ]),
    )
    .min(1),
});

/** Reads a recording: `{"answers": [{"when": "TS2304", "text": "…"}]}`. Throws a ZodError or SyntaxError. */
export function readRecording(json: string): Recording {
  return recordingSchema.parse(JSON.parse(json));
}

/**
 * Gives recorded answers: each request gets the first that fits and was not given yet, or, when all were, the last that
 * fits. For tests and demonstrations.
 */
export function createReplayProvider(recording: Recording): ModelProvider {
  const given = new Set<RecordedAnswer>();
  function answer(request: ModelRequest): Promise<Completion> {
    const asked = request.turns.map(({ text }) => text).join("\n");
    const fitting = recording.answers.filter(({ when }) => when === undefined || asked.includes(when));
    const next = fitting.find((one) => !given.has(one)) ?? fitting.at(-1);
    if (next === undefined) return Promise.resolve(failed("unavailable", "replay: no recorded answer fits"));
    given.add(next);
    if ("failure" in next) return Promise.resolve(failed(next.failure, `replay: ${next.failure}`));
    return Promise.resolve(replyOf(next.text, request));
  }
  return {
    id: "replay",
    capabilities: { structuredOutput: "none", streams: false, remote: false },
    complete: answer,
    stream: (request) => streamOf(answer(request)),
    countTokens,
  };
}

function replyOf(text: string, { form }: ModelRequest): Completion {
  const usage = { input: 0, cached: 0, written: 0, output: 0 };
  return readReply({ text, usage, model: "replay" }, form);
}
