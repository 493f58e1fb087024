import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import { lineStarts } from "../../repository/linters/text-places.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { strictEquality } from "./strict-equality.ts";
import { unusedCatch } from "./unused-catch.ts";
import type { RuleAnswer } from "./rule-answer.ts";

/** Answers by what they are for; the name of a rule is the same in most tools. */
const ANSWERS: readonly { rule: RegExp; title: string; rationale: string; answer: RuleAnswer }[] = [
  {
    rule: /(?:^|[/(])(?:eqeqeq\)?|noDoubleEquals)$/,
    title: "Compare with a sign more",
    rationale: "both sides are of one primitive type, so that both ways of comparing say the same",
    answer: strictEquality,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnusedVariables)$/,
    title: "Catch without a name",
    rationale: "nobody looks at what is caught",
    answer: unusedCatch,
  },
];
const CONFIDENCE = 0.9;

/** Answers to rules of linters for which the linter has none, or cannot tell that it is safe, and the types can. */
export const lintRule: Fixer = {
  id: "lint-rule",
  title: "answers to rules of linters",
  handles: (problem) => isLintReport(problem) && ANSWERS.some(({ rule }) => rule.test(problem.code ?? "")),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file, line, column = 1 } = problem.location;
  const text = repository.read(file)?.text;
  if (text === undefined || !isSourceFile(file)) return [];
  const engine = await repository.typescript();
  const project = engine.languageService(repository, file);
  const sourceFile = project.program.getSourceFile(project.path);
  const start = (lineStarts(text)[line - 1] ?? 0) + column - 1;
  if (sourceFile === undefined) return [];
  return ANSWERS.flatMap(({ rule, title, rationale, answer }) => {
    const edit = rule.test(problem.code ?? "") ? answer({ project, sourceFile, start }) : undefined;
    return edit === undefined ? [] : [candidate(file, edit, { title, rationale })];
  });
}

function candidate(file: string, edit: TextEdit, words: { title: string; rationale: string }): Candidate {
  return { ...words, edits: [{ file, edits: [edit] }], origin: lintRule.id, confidence: CONFIDENCE };
}
