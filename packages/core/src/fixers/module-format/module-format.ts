import type { Candidate } from "../../model/candidate.ts";
import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { directoryNames } from "./directory-names.ts";
import { jsonAttribute } from "./json-attribute.ts";
import { moduleType } from "./module-type.ts";
import { namedImports } from "./named-imports.ts";
import { REQUIRED_ATTRIBUTE, requiredAttribute } from "./required-attribute.ts";
import { requiredModules } from "./required-modules.ts";

type Answer = (problem: LocatedProblem, context: FixerContext) => Promise<Candidate[]>;

const JSON_ATTRIBUTE = "ERR_IMPORT_ATTRIBUTE_MISSING";

/** What Node says where ES modules and CommonJS meet. */
const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [/require is not defined(?: in ES module scope|$)/m, requiredModules],
  [/__(?:dir|file)name is not defined/, directoryNames],
  [/Cannot use import statement outside a module|Unexpected token 'export'/, moduleType],
  [/Named export '[\w$]{1,100}' not found|does not provide an export named '/, namedImports],
];

/** ES modules that are written, imported or loaded as CommonJS, and the reverse. */
export const moduleFormat: Fixer<Problem> = {
  id: "module-format",
  title: "ES modules and CommonJS",
  handles: (problem) =>
    problem.code === JSON_ATTRIBUTE || problem.code === REQUIRED_ATTRIBUTE || answerTo(problem) !== undefined,
  propose: async (problem, context) => {
    if (problem.code === JSON_ATTRIBUTE) return await jsonAttribute(problem, context);
    if (problem.code === REQUIRED_ATTRIBUTE)
      return isLocated(problem) ? await requiredAttribute(problem, context) : [];
    const answer = answerTo(problem);
    return isLocated(problem) && answer !== undefined ? await answer(problem, context) : [];
  },
};

function answerTo({ message, tool }: Problem): Answer | undefined {
  if (tool === "jest") return undefined;
  return ANSWERS.find(([pattern]) => pattern.test(message))?.[1];
}
