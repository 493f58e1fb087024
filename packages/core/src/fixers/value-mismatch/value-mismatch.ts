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
import { callbackMismatch } from "../type-error/callback-mismatch.ts";
import { isExpression, mismatchAt, type Mismatch } from "../type-error/mismatch.ts";
import { conversions } from "./conversions.ts";
import { literals } from "./literals.ts";
import { operands } from "./operands.ts";
import { otherValues } from "./other-values.ts";
import { readonlyLists } from "./readonly-lists.ts";
import { swappedArguments } from "./swapped-arguments.ts";
import { widenedLiterals } from "./widened-literals.ts";

/** Not assignable, as a value, an argument, in any overload, or among read-only lists. */
const ASSIGNED: ReadonlySet<string> = new Set([
  "TS2322",
  "TS2345",
  "TS2769",
  "TS2820",
  "TS4104",
  "TS2740",
  "TS2739",
  "TS2741",
  "TS2559",
]);
/** Operands of arithmetic and of comparisons. */
const OPERATED: ReadonlySet<string> = new Set(["TS2362", "TS2363", "TS2365"]);

/** A value of another type than its place asks for: called, converted, spelt or ordered as it must be. */
export const valueMismatch: Fixer = {
  id: "value-mismatch",
  title: "values of the wrong type",
  handles: ({ code = "" }) => ASSIGNED.has(code) || OPERATED.has(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const answers = OPERATED.has(site.diagnostic.code) ? operands(site) : answersTo(site);
  return candidatesFrom(valueMismatch.id, site, answers);
}

function answersTo(site: ErrorSite): Answer[] {
  const mismatch = mismatchAt(site) ?? overloadMismatch(site);
  if (mismatch === undefined) return [];
  const inCallback = callbackMismatch(site, mismatch);
  return [
    ...(inCallback === undefined ? [] : conversions(site, inCallback)),
    ...swappedArguments(site, mismatch),
    ...literals(site, mismatch),
    ...widenedLiterals(site, mismatch),
    ...otherValues(site, mismatch),
    ...conversions(site, mismatch),
    ...readonlyLists(site, mismatch),
  ];
}

/** An argument that the error does not point at exactly. */
function overloadMismatch(site: ErrorSite): Mismatch | undefined {
  const node = errorNode(site);
  const { ts: compiler, checker } = site;
  const call = compiler.isCallExpression(node.parent) ? node.parent : undefined;
  const [value] = call?.arguments ?? [];
  if (call === undefined || value === undefined || !isExpression(compiler, value)) return undefined;
  const target = checker.getContextualType(value);
  if (target === undefined) return undefined;
  return {
    value,
    source: checker.getTypeAtLocation(value),
    target,
    name: undefined,
    call,
    isShorthand: false,
  };
}
