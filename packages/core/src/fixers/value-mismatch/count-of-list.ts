import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf, primitiveOf } from "../type-error/types.ts";
import { written } from "./written.ts";

const CONFIDENCE = 0.6;
/** Of numbers the sum, the greatest or one may be meant as well. */
const OF_NUMBERS_CONFIDENCE = 0.28;

/** `text.split(" ").length` where a number is asked and a list is there; what a call is given is another matter. */
export function countOfList(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { value, source, target, call, isShorthand } = mismatch;
  const element = elementOf(site, source);
  if (element === undefined || call !== undefined || isShorthand) return [];
  if (primitiveOf(site, target) !== "number") return [];
  const isOperand = site.ts.isLeftHandSideExpression(value);
  return [
    written(mismatch, isOperand ? `${value.getText()}.length` : `(${value.getText()}).length`, {
      confidence: primitiveOf(site, element) === "number" ? OF_NUMBERS_CONFIDENCE : CONFIDENCE,
      rationale: "a number is asked, and a list is given",
    }),
  ];
}
