import type { Candidate } from "../model/candidate.ts";
import type { FileEdit, TextEdit } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Verification } from "../verify/verify.ts";

/** A candidate with what all checks said of it. */
export interface Verified {
  candidate: Candidate;
  targets: Problem[];
  verification: Verification;
}

/** A rival this close in confidence is about as likely. */
export const RIVAL_MARGIN = 0.2;
/** Enough of a commit to name it. */
const HASH_LENGTH = 8;
/** What clears a part only of what another clears is by so much less likely what is meant. */
const PARTIAL_ANSWER = 0.15;
/** Below this an answer nobody thought of is likelier than the candidate, and the tests of the code would tell. */
const LEAST_TESTED_CONFIDENCE = 0.5;
/** The same of code that no test runs: there the compiler's word is all there is. */
const LEAST_UNTESTED_CONFIDENCE = 0.3;

/**
 * The verdict on a candidate among its rivals. `proved` needs the tool's own check to pass with nothing new, and no
 * rival of another meaning that passes as well and is about as likely: the compiler cannot tell these apart.
 */
export function weigh(verified: Verified, all: readonly Verified[]): Verdict {
  const { level, proofs, outcome } = verified.verification;
  if (outcome === "refuted") return { status: "refuted", level, proofs };
  const reason = doubt(verified, all);
  return reason === undefined
    ? { status: "proved", level, proofs }
    : { status: "plausible", level, proofs, reason };
}

function doubt(verified: Verified, all: readonly Verified[]): string | undefined {
  const { candidate, verification } = verified;
  if (verification.outcome === "follow-ups") return "it leaves new errors behind";
  if (candidate.reverts !== undefined)
    return `it takes back what was changed since ${candidate.reverts.slice(0, HASH_LENGTH)}; whether that was meant, no check can tell`;
  if (verification.outcome === "open") return openReason(verified);
  if (verification.weakness !== undefined) return verification.weakness;
  if (candidate.opinion !== undefined) return OPINIONS[candidate.opinion];
  if (candidate.confidence < LEAST_UNTESTED_CONFIDENCE)
    return "it passes, but no check can tell whether it is what is meant";
  if (verification.isTested && candidate.confidence < LEAST_TESTED_CONFIDENCE)
    return "it passes, but only the tests of the code can tell whether it is what is meant";
  const rival = all.find((other) => isRival(other, verified));
  if (rival === undefined) return undefined;
  const weight =
    rival.candidate.confidence >= verified.candidate.confidence + RIVAL_MARGIN
      ? "likelier"
      : "about as likely";
  return `“${rival.candidate.title}” passes as well and is ${weight}`;
}

const OPINIONS: Readonly<Record<NonNullable<Candidate["opinion"]>, string>> = {
  taken: "it passes, and you took it before; whether it is meant again, no check can tell",
  "turned-down": "it passes, but you turned it down for this problem before",
};

function openReason({ candidate, verification, targets }: Verified): string {
  if (candidate.command !== undefined) return "a command is yours to run";
  const skipped = verification.proofs.find(({ status }) => status === "skipped");
  const judge = `only ${targets[0]?.tool ?? "the tool"} itself can tell whether it helps`;
  if (verification.clears !== undefined) return `it clears ${verification.clears}; ${judge}`;
  return skipped?.detail ?? judge;
}

function isRival(other: Verified, verified: Verified): boolean {
  if (other === verified || other.verification.outcome !== "passed") return false;
  if (other.verification.isBroken === true && verified.verification.isBroken !== true) return false;
  if (other.candidate.opinion === "turned-down" || other.candidate.reverts !== undefined) return false;
  if (!verified.targets.some(({ id }) => other.verification.resolved.includes(id))) return false;
  if (isSameMeaning(other.candidate, verified.candidate)) return false;
  const isPartial = other.verification.resolved.length < verified.verification.resolved.length;
  return (
    other.candidate.confidence - (isPartial ? PARTIAL_ANSWER : 0) >
    verified.candidate.confidence - RIVAL_MARGIN
  );
}

/** Equal by their own word, or one does what the other does and more. */
function isSameMeaning(a: Candidate, b: Candidate): boolean {
  if (a.meaning !== undefined && a.meaning === b.meaning) return true;
  return includesEdits(a.edits, b.edits) || includesEdits(b.edits, a.edits);
}

function includesEdits(whole: readonly FileEdit[], part: readonly FileEdit[]): boolean {
  return part.every(({ file, edits }) => {
    const others = whole.find((candidate) => candidate.file === file)?.edits ?? [];
    return edits.every((edit) => others.some((other) => isSameEdit(edit, other)));
  });
}

function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
