import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/linters/find-lint-message.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import type { LintMessage } from "../../repository/linters/lint-message.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { fixGroup, type FixGroup } from "./fix-group.ts";
import { inLayout } from "./in-layout.ts";

/** A tool's own fix is meant to be applied unseen. A suggestion may change what the code does, and the tool cannot tell. */
const FIX_CONFIDENCE = 0.95;
const SAFE_SUGGESTION_CONFIDENCE = 0.9;
const SUGGESTION_CONFIDENCE = 0.25;
/** Rules name the likeliest suggestion first. */
const LATER_SUGGESTION = 0.01;

/** Rules whose first suggestion does what the code did before, with how many they make at most. */
const SAFE_SUGGESTIONS: ReadonlyMap<string, number> = new Map([
  ["no-case-declarations", 1],
  ["no-prototype-builtins", 1],
  ["no-useless-escape", 2],
  ["@typescript-eslint/no-non-null-asserted-optional-chain", 1],
  ["@typescript-eslint/no-unnecessary-type-constraint", 1],
]);

/**
 * What the workspace's own linter or formatter answers to the report: its fix, for all reports of the rule at once, and its
 * suggestions for this one.
 */
export const workspaceTool: Fixer = {
  id: "workspace-tool",
  title: "the workspace's own linters and formatters",
  handles: isLintReport,
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const { repository, linter } = context;
  if (linter === undefined) return [];
  const { file } = problem.location;
  const result = await linter.lint(repository, file, { tool: problem.tool, withFixes: true });
  const message = "messages" in result ? findLintMessage(problem, result.messages) : undefined;
  if (message === undefined) return [];
  const candidates = await suggested(problem, message, context);
  if (message.fix === undefined) return candidates;
  const group = await fixGroup(problem, { ...context, linter });
  const fix = group.has(problem)
    ? groupCandidate(problem, group)
    : single(problem, `Fix ${problem.code}`, await inLayout(problem, message.fix, { repository, linter }));
  return [fix, ...candidates];
}

function groupCandidate(problem: LocatedProblem, { edits, places }: FixGroup): Candidate {
  const [first] = edits;
  const where = edits.length === 1 ? (first?.file ?? "") : `${edits.length} files`;
  const one = places === 1 ? `Fix ${problem.code}` : `Fix ${problem.code} at ${places} places in ${where}`;
  return {
    ...candidateOf(
      problem,
      problem.code === undefined || problem.code === "format" ? `Format ${where}` : one,
    ),
    edits,
    confidence: FIX_CONFIDENCE,
  };
}

async function suggested(
  problem: LocatedProblem,
  { suggestions = [] }: LintMessage,
  { repository, linter }: FixerContext,
): Promise<Candidate[]> {
  const most = SAFE_SUGGESTIONS.get(problem.code ?? "") ?? 0;
  const candidates: Candidate[] = [];
  for (const [index, { title, edits }] of suggestions.entries()) {
    const isSafe = index === 0 && suggestions.length <= most;
    const confidence = isSafe ? SAFE_SUGGESTION_CONFIDENCE : SUGGESTION_CONFIDENCE - index * LATER_SUGGESTION;
    const whole = linter === undefined ? edits : await inLayout(problem, edits, { repository, linter });
    candidates.push({ ...single(problem, title, whole), confidence });
  }
  return candidates;
}

function single(problem: LocatedProblem, title: string, edits: TextEdit[]): Candidate {
  return { ...candidateOf(problem, title), edits: [{ file: problem.location.file, edits }] };
}

function candidateOf({ tool, code }: LocatedProblem, title: string): Candidate {
  const rationale = code === undefined ? `what ${tool} makes of it` : `what the rule ${code} itself proposes`;
  return { title, edits: [], origin: workspaceTool.id, rationale, confidence: FIX_CONFIDENCE };
}
