import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/linters/find-lint-message.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import type { LintMessage } from "../../repository/linters/lint-message.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { promisesTakenAsValues } from "../lint-rule/missing-await.ts";
import { rulePlace } from "../lint-rule/rule-place.ts";
import { hasUnknownTypes, restsOnTypes } from "../lint-rule/unknown-types.ts";
import { isDoubtful } from "./is-doubtful.ts";
import { fixGroup, type FixGroup } from "./fix-group.ts";
import { settled } from "./settled.ts";
import { losesOtherNothing } from "./other-nothing.ts";
import { FIX, fixConfidence, SUGGESTION, suggestionConfidence } from "./suggestion-confidence.ts";

const WAITS_FOR_NOTHING = /(?:^|[/(])require-await\)?$/;

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
  if (restsOnTypes(problem.code ?? "") && hasUnknownTypes(repository, await repository.typescript(), file))
    return [];
  const result = await linter.lint(repository, file, { tool: problem.tool, withFixes: true });
  const message = "messages" in result ? findLintMessage(problem, result.messages) : undefined;
  if (message === undefined) return [];
  const candidates = await suggested(problem, message, context);
  if (message.fix === undefined) return candidates;
  const group = await fixGroup(problem, { ...context, linter });
  const fix = group.has(problem)
    ? groupCandidate(problem, group)
    : single(problem, `Fix ${problem.code}`, await settled(problem, message.fix, { repository, linter }));
  const confidences = fix.edits.map(({ file: of, edits }) =>
    fixConfidence(problem.code ?? "", edits, repository.read(of)?.text ?? ""),
  );
  const most = (await isDoubtful(problem, repository)) ? SUGGESTION : FIX;
  return [{ ...fix, confidence: Math.min(most, ...confidences) }, ...candidates];
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
  };
}

/** A function that takes a promise for its value should wait for it, and is not to lose its `async`. */
async function shouldWait(problem: LocatedProblem, repository: VirtualRepository): Promise<boolean> {
  const place = await rulePlace(problem, repository);
  return place !== undefined && promisesTakenAsValues(place).length > 0;
}

async function suggested(
  problem: LocatedProblem,
  { suggestions = [] }: LintMessage,
  { repository, linter }: FixerContext,
): Promise<Candidate[]> {
  if (WAITS_FOR_NOTHING.test(problem.code ?? "") && (await shouldWait(problem, repository))) return [];
  const text = repository.read(problem.location.file)?.text ?? "";
  const candidates: Candidate[] = [];
  const most = (await isDoubtful(problem, repository)) ? SUGGESTION : FIX;
  for (const [index, { title, edits }] of suggestions.entries()) {
    if (losesOtherNothing(problem.code ?? "", edits, text)) continue;
    const place = { edits, text, index, count: suggestions.length };
    const confidence = suggestionConfidence(problem.code ?? "", place);
    const whole = linter === undefined ? edits : await settled(problem, edits, { repository, linter });
    candidates.push({ ...single(problem, title, whole), confidence: Math.min(most, confidence) });
  }
  return candidates;
}

function single(problem: LocatedProblem, title: string, edits: TextEdit[]): Candidate {
  return { ...candidateOf(problem, title), edits: [{ file: problem.location.file, edits }] };
}

function candidateOf({ tool, code }: LocatedProblem, title: string): Candidate {
  const rationale = code === undefined ? `what ${tool} makes of it` : `what the rule ${code} itself proposes`;
  return { title, edits: [], origin: workspaceTool.id, rationale, confidence: FIX };
}
