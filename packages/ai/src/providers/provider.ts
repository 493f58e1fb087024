/** One turn of the conversation with a model. What a turn says is data to us, whoever said it. */
export interface Turn {
  role: "user" | "assistant";
  text: string;
}

/** The form an answer has to have; `schema` is a JSON Schema of an object. */
export interface AnswerForm {
  name: string;
  schema: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  /** What stays the same between requests comes here, first, so that providers can keep it. */
  system: string;
  turns: readonly Turn[];
  maxOutputTokens: number;
  temperature?: number;
  form?: AnswerForm;
  signal?: AbortSignal;
}

/** Tokens that a request cost; `cached` and `written` are parts of `input`. */
export interface Usage {
  input: number;
  cached: number;
  written: number;
  output: number;
}

/** What went wrong, as far as it decides what to do next. */
export const FAILURE_KINDS = [
  "no-key",
  "unauthorised",
  "rate-limited",
  "refused",
  "truncated",
  "timed-out",
  "unavailable",
  "rejected",
  "unreadable",
  "over-budget",
  "aborted",
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface Failure {
  kind: FailureKind;
  /** One sentence, fit to be shown; holds no key. */
  message: string;
  /** When a provider that is busy wants to be asked again. */
  retryAfterMs?: number;
  /** What the failed request cost all the same. */
  usage?: Usage;
}

export interface Reply {
  text: string;
  /** The answer read as JSON, where a form was asked for. */
  value?: unknown;
  usage: Usage;
  /** The model that answered, as the provider names it. */
  model: string;
}

/** Failures are data: nothing of a provider is thrown. */
export type Completion = { ok: true; reply: Reply } | { ok: false; failure: Failure };

/** A stream is pieces of text and then, always, how it ended. */
export type StreamPart = { kind: "text"; text: string } | { kind: "end"; completion: Completion };

export interface Capabilities {
  /** `schema`: the provider holds the model to a form; `none`: the form is asked for in words. */
  structuredOutput: "schema" | "none";
  /** Whether text comes before it is all there. */
  streams: boolean;
  /** Whether anything leaves this machine. */
  remote: boolean;
  /** Tokens that it takes at once; left out where more than any context here. */
  maxInputTokens?: number;
}

/** A model that can be asked, whoever runs it. */
export interface ModelProvider {
  /** Names it in reports and as the origin of its candidates: `anthropic/claude-x`. */
  readonly id: string;
  readonly capabilities: Capabilities;
  complete(request: ModelRequest): Promise<Completion>;
  stream(request: ModelRequest): AsyncIterable<StreamPart>;
  /** An upper estimate of the tokens a request sends. Asks nobody. */
  countTokens(request: ModelRequest): Promise<number>;
}

/** A failure as the answer it is. */
export function failed(kind: FailureKind, message: string, more: Partial<Failure> = {}): Completion {
  return { ok: false, failure: { ...more, kind, message } };
}
