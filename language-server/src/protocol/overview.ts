import type { SourceSummary } from "./commands.ts";
import type { Place } from "./place.ts";

/** All that is known, for a tree (root → problems → fixes) or a picker. */
export interface Overview {
  revision: number;
  sources: SourceSummary[];
  /** In display order. */
  roots: RootItem[];
  /** Roots beyond the limit. */
  omitted: number;
}

/** A problem that no other explains, with those that go with it. */
export interface RootItem extends ProblemItem {
  followers: ProblemItem[];
  /** Best first. */
  solutions: SolutionItem[];
  /** Why there is no solution, in a sentence. */
  unsolved?: string;
  /** No fix is made before the workspace is trusted. */
  waitsForTrust?: true;
}

/** `solved`: a re-check does not find it any more. `ignored`: until the server ends. */
export type ProblemStatus = "open" | "solved" | "ignored";

export interface ProblemItem {
  id: string;
  source: string;
  status: ProblemStatus;
  severity: "error" | "warning";
  tool: string;
  code?: string;
  message: string;
  test?: string;
  job?: string;
  step?: string;
  occurrences: number;
  /** In the workspace; moves with edits. */
  place?: Place;
  /** The path as the log tells it, where it is not in the workspace. */
  claim?: string;
  /** In the log. */
  evidence?: Place;
  /** Of a failing test: who called whom in the workspace, innermost first. */
  frames?: { label: string; place: Place }[];
}

export interface SolutionItem {
  id: string;
  title: string;
  description: string;
  verdict: "proved" | "plausible";
  /** How far proof went: applies, parses, types, lint, command. */
  level: string;
  /** Why it is not proved, where it could have been. */
  reason?: string;
  proofs: { kind: string; status: "passed" | "failed" | "skipped"; detail: string }[];
  /** Problems that vanish with it. */
  problems: string[];
  /** A model wrote it. */
  isAi: boolean;
  /** URIs of the files it edits. */
  files: string[];
  /** The answer is a command to be run by the user. */
  command?: { line: string; cwd: string };
}
