import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import {
  candidatesFrom,
  errorNode,
  errorSite,
  type Answer,
  type ErrorSite,
} from "../type-error/error-site.ts";
import { caughtValue } from "./caught-value.ts";
import { keyType } from "./key-type.ts";
import { parameterType } from "./parameter-type.ts";

const ANSWERS: Readonly<Record<string, (site: ErrorSite, node: ReturnType<typeof errorNode>) => Answer[]>> = {
  TS7006: parameterType,
  TS7031: parameterType,
  TS7053: keyType,
  TS18046: caughtValue,
};

/** Values without a type: parameters get that of their arguments, keys that of their object, caught values are looked at. */
export const implicitAny: Fixer = {
  id: "implicit-any",
  title: "values without a type",
  handles: ({ code = "" }) => Object.hasOwn(ANSWERS, code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const answers = ANSWERS[site.diagnostic.code]?.(site, errorNode(site)) ?? [];
  return candidatesFrom(implicitAny.id, site, answers);
}
