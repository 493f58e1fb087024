import { countTokens, textTokens } from "../count-tokens.ts";
import { readReply, withFormInWords } from "../form-words.ts";
import { failed, type FailureKind, type ModelProvider, type Turn } from "../provider.ts";
import { streamOf } from "../stream-of.ts";
import { withoutThoughts } from "../without-thoughts.ts";

/** What a connected model is asked: `system` goes before the turns, as the first words of the first where there is no such role. */
export interface Question {
  system: string;
  turns: readonly Turn[];
  maxOutputTokens: number;
}

/** A model that somebody else connects to, such as an editor's own: words in, words out. No key, no address, no tools. */
export interface ConnectedModel {
  /** Names it in reports, such as `copilot/gpt-5`. */
  name: string;
  /** Tokens that it takes at once; left out where that is not known. */
  maxInputTokens?: number;
  /** The whole answer, or why there is none. What is thrown counts as `unavailable`. */
  ask(question: Question, signal?: AbortSignal): Promise<Answer>;
}

export type Answer = { text: string } | { failure: FailureKind; message: string };

/** A connected model as a provider. What it costs is counted here, by the vocabulary of a current model. */
export function createConnectedProvider(model: ConnectedModel): ModelProvider {
  const { name, maxInputTokens } = model;
  const complete: ModelProvider["complete"] = async (request) => {
    const { signal, form } = request;
    const asked = withFormInWords(request);
    const { system, turns, maxOutputTokens } = asked;
    const answer = await asking(model, { system, turns, maxOutputTokens }, signal);
    if ("failure" in answer) return failed(answer.failure, `${name}: ${answer.message}`);
    const text = withoutThoughts(answer.text);
    if (text.trim() === "") return failed("unreadable", `${name}: it answered nothing`);
    const output = await textTokens(text);
    const usage = { input: await countTokens(asked), cached: 0, written: 0, output };
    return readReply({ text, usage, model: name }, form);
  };
  return {
    id: name,
    capabilities: {
      structuredOutput: "none",
      streams: false,
      remote: true,
      ...(maxInputTokens === undefined ? {} : { maxInputTokens }),
    },
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens,
  };
}

async function asking(model: ConnectedModel, question: Question, signal?: AbortSignal): Promise<Answer> {
  try {
    return await model.ask(question, signal);
  } catch (error) {
    if (signal?.aborted === true) return { failure: "aborted", message: "the run was ended" };
    const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
    return { failure: "unavailable", message: message.slice(0, 300) };
  }
}
