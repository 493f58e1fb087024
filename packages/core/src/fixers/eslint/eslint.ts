import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/eslint/find-lint-message.ts";
import type { Fixer, FixerContext } from "../fixer.ts";

/** A rule's own fix is meant to be applied unseen. A suggestion may change what the code does, and the linter cannot tell. */
const FIX_CONFIDENCE = 0.95;
const SAFE_SUGGESTION_CONFIDENCE = 0.9;
const SUGGESTION_CONFIDENCE = 0.25;
/** Rules name the likeliest suggestion first. */
const LATER_SUGGESTION = 0.01;

/** Rules whose only suggestion does what the code did before. */
const SAFE_SUGGESTIONS: ReadonlySet<string> = new Set([
  "no-case-declarations",
  "no-prototype-builtins",
  "@typescript-eslint/no-non-null-asserted-optional-chain",
]);

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
  const isSafe = suggestions.length === 1 && SAFE_SUGGESTIONS.has(problem.code ?? "");
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
    ...suggestions.map(({ desc, fix }, index) =>
      candidate(
        desc,
        fix,
        isSafe ? SAFE_SUGGESTION_CONFIDENCE : SUGGESTION_CONFIDENCE - index * LATER_SUGGESTION,
      ),
    ),
  ];
}
