import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import type { RulePlace } from "../lint-rule/rule-answer.ts";
import { rulePlace } from "../lint-rule/rule-place.ts";
import { givenElsewhere } from "./given-elsewhere.ts";
import { lostExport } from "./lost-export.ts";
import { lostNew } from "./lost-new.ts";
import { lostReturn } from "./lost-return.ts";

const TOLD = 0.85;
/** Another function may hand on less on purpose, and its parameter be left over. */
const AS_OTHERS = 0.29;

/** What a rule complains of in a script, as the code beside it tells it; at most one text is put in. */
interface ScriptAnswer {
  rule: RegExp;
  title: string;
  rationale: string;
  confidence: number;
  answer: (place: RulePlace, repository: VirtualRepository, file: string) => Insertion | undefined;
}

/** A text that a script lacks. */
export interface Insertion {
  start: number;
  text: string;
}

const ANSWERS: readonly ScriptAnswer[] = [
  {
    rule: /(?:^|[/(])(?:getter-return|array-callback-return)\)?$/,
    title: "Return the value",
    rationale: "it ends what is asked for a value, and nothing uses it",
    confidence: TOLD,
    answer: lostReturn,
  },
  {
    rule: /(?:^|[/(])new-cap\)?$/,
    title: "Make one with `new`",
    rationale: "it is a class",
    confidence: TOLD,
    answer: lostNew,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnusedVariables)$/,
    title: "Export it",
    rationale: "who requires the module asks for it",
    confidence: TOLD,
    answer: lostExport,
  },
  {
    rule: /(?:^|[/(])(?:no-unused-vars\)?|noUnused(?:Variables|FunctionParameters))$/,
    title: "Give it to the call",
    rationale: "others give it where they call the same with the same",
    confidence: AS_OTHERS,
    answer: givenElsewhere,
  },
];

/** Answers to rules of linters in scripts, where no type tells what was meant, and other scripts do. */
export const scriptRule: Fixer = {
  id: "script-rule",
  title: "answers to rules of linters in scripts",
  handles: (problem) =>
    isLintReport(problem) &&
    isJavaScriptFile(problem.location.file) &&
    ANSWERS.some(({ rule }) => rule.test(problem.code ?? "")),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  const place = await rulePlace(problem, repository);
  if (place === undefined) return [];
  return ANSWERS.flatMap(({ rule, title, rationale, confidence, answer }) => {
    const found = rule.test(problem.code ?? "") ? answer(place, repository, file) : undefined;
    if (found === undefined) return [];
    const edits = [{ file, edits: [{ start: found.start, end: found.start, text: found.text }] }];
    return [{ title, rationale, edits, origin: scriptRule.id, confidence }];
  });
}
