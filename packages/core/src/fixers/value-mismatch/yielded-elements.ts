import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf, isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.85;

/** `yield* page.items` for `yield page.items` of a generator that yields the elements. */
export function yieldedElements(site: ErrorSite, { value, source, target }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const around = value.parent;
  if (!compiler.isYieldExpression(around) || around.asteriskToken !== undefined) return [];
  const element = elementOf(site, source);
  if (element === undefined || !isTelling(site, element)) return [];
  const yielded = checker.getAwaitedType(element) ?? element;
  if (!checker.isTypeAssignableTo(element, target) && !checker.isTypeAssignableTo(yielded, target)) return [];
  return [
    {
      title: "Yield its elements, one by one",
      edits: [inserted(around.getStart() + "yield".length, "*")],
      rationale: "the generator yields what the list holds",
      confidence: CONFIDENCE,
    },
  ];
}
