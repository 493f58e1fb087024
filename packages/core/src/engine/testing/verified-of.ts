import type { Candidate } from "../../model/candidate.ts";
import type { Verification } from "../../verify/verify.ts";
import { problemAt } from "../../verify/fixtures/problem-at.ts";
import type { Verified } from "../weigh.ts";

export interface VerifiedFields extends Partial<Candidate>, Partial<Omit<Verification, "proofs">> {
  /** Ids of the problems it was made for. */
  targets: string[];
}

/** A verified candidate: passed, resolving its targets, sure, with edits of its own unless told otherwise. */
export function verifiedOf(title: string, { targets, ...fields }: VerifiedFields): Verified {
  const { edits = [{ file: `${title}.ts`, edits: [{ start: 0, end: 0, text: title }] }], confidence = 0.9 } =
    fields;
  const {
    outcome = "passed",
    level = "types",
    resolved = targets,
    weakness,
    clears,
    meaning,
    command,
    isTested = true,
  } = fields;
  return {
    candidate: {
      title,
      edits,
      origin: "test",
      rationale: "",
      confidence,
      ...(meaning === undefined ? {} : { meaning }),
      ...(command === undefined ? {} : { command }),
    },
    targets: targets.map((id) => ({ ...problemAt("a.ts:1", "TS2304"), id })),
    verification: {
      outcome,
      level,
      proofs: [],
      resolved,
      followUps: [],
      isTested,
      ...(weakness === undefined ? {} : { weakness }),
      ...(clears === undefined ? {} : { clears }),
    },
  };
}
