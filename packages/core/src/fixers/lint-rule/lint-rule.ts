import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { missingArgument } from "./missing-argument.ts";
import { awaitHere, missingAwait } from "./missing-await.ts";
import { strictEquality } from "./strict-equality.ts";
import { thrownCause } from "./thrown-cause.ts";
import { unusedCatch } from "./unused-catch.ts";
import { unreturnedValue } from "./unreturned-value.ts";
import { unpassedParameter } from "./unpassed-parameter.ts";
import { unspreadRest } from "./unspread-rest.ts";
import { unusedParameter } from "./unused-parameter.ts";
import { respelledSetting, respelledUse } from "./respelled-use.ts";
import { rulePlace } from "./rule-place.ts";
import type { RuleAnswer } from "./rule-answer.ts";

const CONFIDENCE = 0.9;
const RETURNS = 0.8;
const CAUSES = 0.7;
const WAITS = 0.75;
const UNGIVEN = 0.75;
const PASSED = 0.75;
const GIVEN = 0.8;
/** What may be given anything may be meant to be given nothing. */
const SPREAD = 0.28;
/** Some promises are let go on purpose, and the linter asks to say so. */
const WAITS_HERE = 0.29;

/** Answers by what they are for; the name of a rule is the same in most tools. */
const ANSWERS: readonly {
  rule: RegExp;
  title: string;
  rationale: string;
  confidence: number;
  answer: RuleAnswer;
}[] = [
  {
    rule: /(?:^|[/(])(?:eqeqeq\)?|noDoubleEquals)$/,
    title: "Compare with a sign more",
    rationale: "both sides are of one primitive type, so that both ways of comparing say the same",
    confidence: CONFIDENCE,
    answer: strictEquality,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnusedVariables)$/,
    title: "Catch without a name",
    rationale: "nobody looks at what is caught",
    confidence: CONFIDENCE,
    answer: unusedCatch,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnusedVariables)$/,
    title: "Hand the error on as the cause",
    rationale: "another one is thrown for it, and says nothing of it",
    confidence: CAUSES,
    answer: thrownCause,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnused(?:Variables|Imports))$/,
    title: "Use it where a name is nearly the same",
    rationale: "nothing is called by the other name",
    confidence: CONFIDENCE,
    answer: respelledUse,
  },
  {
    rule: /(?:^|[/(])(?:prefer-const\)?|useConst)$/,
    title: "Set it where a name is nearly the same",
    rationale: "nothing is called by the other name",
    confidence: CONFIDENCE,
    answer: respelledSetting,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnused(?:Variables|FunctionParameters))$/,
    title: "Take the parameter away",
    rationale: "the function does not use it, and no call gives it",
    confidence: UNGIVEN,
    answer: unusedParameter,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnused(?:Variables|FunctionParameters))$/,
    title: "Pass the parameter on",
    rationale: "nothing reads it, and what is called takes one of its name",
    confidence: PASSED,
    answer: unpassedParameter,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnused(?:Variables|FunctionParameters))$/,
    title: "Spread it into the call that is given nothing",
    rationale: "nobody else uses it, and the call may be given anything",
    confidence: SPREAD,
    answer: unspreadRest,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnusedVariables)$/,
    title: "Give it to the call that lacks a value",
    rationale: "nobody else uses it, and the call takes it",
    confidence: GIVEN,
    answer: missingArgument,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-expressions\)?)$/,
    title: "Return the value",
    rationale: "it ends what a function does, and nothing uses it",
    confidence: RETURNS,
    answer: unreturnedValue,
  },
  {
    rule: /(?:^|[/(])(?:require-await\)?|useAwait)$/,
    title: "Wait for the promise",
    rationale: "the function waits for nothing, and has one promise that is taken for its value",
    confidence: WAITS,
    answer: missingAwait,
  },
  {
    rule: /(?:^|[/(])(?:no-(?:floating|misused)-promises\)?|no(?:Floating|Misused)Promises)$/,
    title: "Wait for the promise",
    rationale: "the function is one that can wait",
    confidence: WAITS_HERE,
    answer: awaitHere,
  },
];

/** Answers to rules of linters for which the linter has none, or cannot tell that it is safe, and the types can. */
export const lintRule: Fixer = {
  id: "lint-rule",
  title: "answers to rules of linters",
  handles: (problem) => isLintReport(problem) && ANSWERS.some(({ rule }) => rule.test(problem.code ?? "")),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  const place = await rulePlace(problem, repository);
  if (place === undefined) return [];
  return ANSWERS.flatMap(({ rule, answer, ...words }) => {
    const edit = rule.test(problem.code ?? "") ? answer(place) : undefined;
    return edit === undefined ? [] : [candidate(file, edit, words)];
  });
}

function candidate(
  file: string,
  edit: TextEdit,
  words: { title: string; rationale: string; confidence: number },
): Candidate {
  return { ...words, edits: [{ file, edits: [edit] }], origin: lintRule.id };
}
