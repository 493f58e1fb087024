import type { Problem, ProviderContext } from "@hephaestus/core";
import type { AnswerCache } from "../cache/answer-cache.ts";
import type { Opinion } from "../memory/feedback.ts";
import type { ModelProvider } from "../providers/provider.ts";
import type { Redactor } from "../redact/redactor.ts";
import type { RepairTrace } from "./repair-trace.ts";

export interface SolverOptions {
  /** Sends nothing with a secret in it: see `createRedactingProvider`. */
  provider: ModelProvider;
  redactor: Redactor;
  cache: AnswerCache;
  maxContextTokens: number;
  maxOutputTokens: number;
  temperature: number | undefined;
  /** How many answers are asked for. */
  samples: number;
  /** Added to what a model is told, e.g. what others found. */
  advice?: (problem: Problem, context: ProviderContext, prompt: string) => Promise<string>;
  /** What the user turned down for a problem before. */
  turnedDown: (problemId: string) => Promise<readonly Opinion[]>;
  onTrace: (trace: RepairTrace) => Promise<void>;
}

/** What decides what is sent first. */
export type RequestOptions = Pick<
  SolverOptions,
  "maxContextTokens" | "maxOutputTokens" | "temperature" | "redactor" | "turnedDown"
>;
