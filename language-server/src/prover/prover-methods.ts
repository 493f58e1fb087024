import type { Analysis, Problem, ProgressEvent, Solution } from "@hephaestus/core";
import type { AskedModel, AskModelResult, ModelAnswer, ModelTurn } from "../protocol/model.ts";
import type { Range } from "../protocol/place.ts";
import type { PlacedProblem, UnsavedText } from "../reader/reader-methods.ts";

export interface RangeEdit {
  range: Range;
  newText: string;
}

/** What becomes of one file. */
export interface FileFix {
  /** Relative to the folder, with `/`. */
  file: string;
  /** `textHash` of the text that the edits are for, and of what they make of it. */
  before: string;
  after: string;
  /** In the order of the text; they do not overlap. */
  edits: RangeEdit[];
  /** Unified diff. */
  diff: string;
}

/** A solution as an editor needs it. */
export interface ProvedSolution extends Omit<Solution, "changes" | "state"> {
  files: FileFix[];
  /** It makes room for code that somebody has to write, which throws until then. */
  leavesStub?: boolean;
}

export interface ProveResult {
  problems: PlacedProblem[];
  roots: string[];
  solutions: ProvedSolution[];
  untried: Analysis["untried"];
  notes: string[];
}

export interface JoinResult {
  /** Ids of the solutions in it. */
  taken: string[];
  left: { solution: string; reason: string }[];
  files: FileFix[];
}

/** What a model was asked for came to. */
export interface AskedFixes extends Omit<AskModelResult, "solutions"> {
  solutions: ProvedSolution[];
}

/** What the user did with a fix, with the texts of its files. */
export interface FixFeedback {
  kind: "accepted" | "rejected";
  problemId: string;
  title: string;
  description: string;
  files: { file: string; before: string; after: string }[];
}

/** A question to the client's model, or what was sent to another one; without either, a sign of life. */
export type AskEvent =
  | { question: undefined; sent: string }
  | { question: undefined }
  | { question: number; system: string; turns: ModelTurn[]; maxOutputTokens: number };

/** What the prover answers. It holds the compiler, and remembers the last analyses. */
export interface ProverMethods {
  prove: {
    parameters: {
      /** Id to join solutions of it by. */
      source: string;
      folder: string;
      /** Run what is the workspace's own code. */
      trust: boolean;
      /** Of `ReadResult`. */
      reading: string;
      unsaved: UnsavedText[];
    };
    result: ProveResult;
    event: ProgressEvent;
  };
  /** Puts proved solutions together and checks the whole. Undefined where the analysis is not remembered. */
  join: {
    parameters: { source: string; solutions: string[] };
    result: JoinResult | null;
    event: never;
  };
  /** Asks a model about one problem; keys are held for no longer than the call. */
  ask: {
    parameters: {
      folder: string;
      trust: boolean;
      reading: string;
      unsaved: UnsavedText[];
      problem: Pick<Problem, "id" | "evidence">;
      model: AskedModel;
      isTrial: boolean;
    };
    result: AskedFixes;
    event: AskEvent;
  };
  /** Keeps what the user did with a fix, if he did, and learns what he made of those that he kept before. */
  remember: { parameters: { folder: string; told?: FixFeedback }; result: null; event: never };
  /** The client's answer to a question. */
  answer: { parameters: { question: number; answer: ModelAnswer }; result: null; event: never };
}
