import type { Verification } from "@hephaestus/core";
import type { FailureKind } from "../providers/provider.ts";

export const REPAIR_PARTS = ["fix", "test"] as const;
export type RepairPart = (typeof REPAIR_PARTS)[number];

/** One answer of a model and what became of it. */
export interface RepairTurn {
  /** As it was answered: names stand for secrets. */
  answer: string;
  complaints: string[];
  /** What the answer came to, where all of it could be taken. */
  candidate?: { title: string; files: string[] };
  /** What each check said of it, in sentences. */
  proofs: string[];
  outcome: Verification["outcome"] | "unusable" | FailureKind;
}

/** How a model was asked about a problem. Plain data: `hephaestus explain` shows it. */
export interface RepairTrace {
  problemId: string;
  /** What was asked for. */
  part: RepairPart;
  model: string;
  /** Files that were shown, likeliest first. */
  files: string[];
  turns: RepairTurn[];
  /** Whether the answers were kept from an earlier run. */
  kept: boolean;
}
