import type { Candidate, FileEdit } from "@hephaestus/core";
import type { ParsedAnswer } from "../answers/parse-answer.ts";

/**
 * Below what any check but the user's own may call proved: how often an unknown model is right was never measured, and
 * what compiles is not yet what is meant.
 */
const CONFIDENCE = 0.2;
const LONGEST_TITLE = 100;
const LONGEST_REASON = 400;

/** An answer as a candidate. Its words come from a model that read a hostile log: no address and no command in them. */
export function candidateOf({ title, reason }: ParsedAnswer, edits: FileEdit[], model: string): Candidate {
  const files = edits.map(({ file }) => file);
  return {
    title: harmless(title, LONGEST_TITLE) ?? `Edit ${files.join(", ")}`,
    rationale: harmless(reason, LONGEST_REASON) ?? "the model gave no reason",
    edits,
    origin: `ai/${model}`,
    confidence: CONFIDENCE,
  };
}

/** A candidate in other words, as far as these are harmless. */
export function withWords(
  candidate: Candidate,
  { title, reason }: Pick<ParsedAnswer, "title" | "reason">,
): Candidate {
  return {
    ...candidate,
    title: harmless(title, LONGEST_TITLE) ?? candidate.title,
    rationale: harmless(reason, LONGEST_REASON) ?? candidate.rationale,
  };
}

/** Addresses, commands, and what acts where code is reviewed: mentions of people, numbers of issues that a merge would close. */
const INVITING =
  /(?:^|[\s(])@[\w-]+(?![\w-]*\/)|#\d|\bGH-\d|(?:javascript|data|vbscript):|https?:|:\/\/|www\.|\]\(|<[a-z/!]|\b(?:curl|wget|sudo|npx|rm -|eval|bash|sh -c|powershell)\b/i;

function harmless(words: string | undefined, longest: number): string | undefined {
  const line = words?.trim().slice(0, longest);
  return line === undefined || line === "" || INVITING.test(line) ? undefined : line;
}
