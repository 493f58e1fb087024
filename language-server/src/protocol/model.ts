/** One turn of a conversation with a model. */
export interface ModelTurn {
  role: "user" | "assistant";
  text: string;
}

/**
 * Server → client, while `askModel` runs with a model of the client's: words with secrets taken out. `system` goes before the
 * turns, as the first words of the first where a model has no such role.
 */
export interface ModelQuestion {
  /** As the client named it in `askModel`. */
  model: string;
  system: string;
  turns: ModelTurn[];
  maxOutputTokens: number;
}

/** The whole answer, or why there is none, in a sentence without its end. */
export type ModelAnswer =
  | { text: string }
  | { failure: "refused" | "rate-limited" | "unavailable"; message: string };

/** Services that are asked by a key, and programs on the user's machine that speak like them. */
export const MODEL_SERVICES = ["anthropic", "openai"] as const;
export type ModelService = (typeof MODEL_SERVICES)[number];

/** `client`: the client is asked, and asks its own. `project`: what hephaestus.yaml names, with keys by their variables. */
export type AskedModel =
  | { kind: "client"; name: string; maxInputTokens?: number }
  | { kind: "service"; service: ModelService; model: string; baseUrl?: string; key?: string }
  | { kind: "project"; keys: Record<string, string> };

/** Asks a model for a fix of one problem. Keys are used for this one command. */
export interface AskModelArguments {
  problem: string;
  model: AskedModel;
  /** Asks nobody, and gives what would be sent. */
  isTrial?: boolean;
}

export interface AskModelResult {
  /** Ids of the fixes that passed all checks; each is offered as `plausible`. */
  solutions: string[];
  /** Of a trial: what would be sent first, to the last character; missing where nobody would be asked. */
  prompt?: { system: string; turns: ModelTurn[] };
  /** Why there is no fix, what was spent, in sentences. */
  notes: string[];
}
