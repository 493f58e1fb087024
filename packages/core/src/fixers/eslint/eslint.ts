import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/eslint/find-lint-message.ts";
import type { Fixer, FixerContext } from "../fixer.ts";

/** A rule's own fix is meant to be applied unseen; a suggestion is one of the ways its author could think of. */
const FIX_CONFIDENCE = 0.95;
const ONLY_SUGGESTION_CONFIDENCE = 0.7;
const SUGGESTION_CONFIDENCE = 0.45;

/** Fix and suggestions that the workspace's own ESLint has for the reported rule at the reported place. */
export const eslint: Fixer = {
  id: "eslint",
  title: "the workspace's own ESLint",
  handles: ({ tool, code }) => tool === "eslint" && code !== undefined,
  propose,
};

async function propose(problem: LocatedProblem, { repository, linter }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  const result = await linter?.lint(repository, file);
  if (result === undefined || "unavailable" in result) return [];
  const message = findLintMessage(problem, result.messages);
  if (message === undefined) return [];
  const suggestions = message.suggestions ?? [];
  const candidate = (
    title: string,
    { range, text }: { range: [number, number]; text: string },
    confidence: number,
  ): Candidate => ({
    title,
    edits: [{ file, edits: [{ start: range[0], end: range[1], text }] }],
    origin: eslint.id,
    rationale: `what the rule ${problem.code} itself proposes`,
    confidence,
  });
  return [
    ...(message.fix === undefined ? [] : [candidate(`Fix ${problem.code}`, message.fix, FIX_CONFIDENCE)]),
    ...suggestions.map(({ desc, fix }) =>
      candidate(desc, fix, suggestions.length === 1 ? ONLY_SUGGESTION_CONFIDENCE : SUGGESTION_CONFIDENCE),
    ),
  ];
}
