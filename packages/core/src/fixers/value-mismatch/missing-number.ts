import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isNullable, isTelling, primitiveOf } from "../type-error/types.ts";
import { written } from "./written.ts";

/** What the number is where the text is missing, nobody says. */
const CONFIDENCE = 0.28;

/** `Number(process.env.PORT)`: a text from outside, which may be missing, where a number is asked. */
export function missingNumber(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, source, target } = mismatch;
  const isRead = compiler.isPropertyAccessExpression(value) || compiler.isElementAccessExpression(value);
  if (!isRead && !compiler.isCallExpression(value)) return [];
  if (!isTelling(site, source) || !isNullable(site, source) || isNullable(site, target)) return [];
  const isText = primitiveOf(site, checker.getNonNullableType(source)) === "string";
  if (!isText || primitiveOf(site, target) !== "number") return [];
  return [
    written(mismatch, `Number(${value.getText()})`, {
      confidence: CONFIDENCE,
      rationale: "the text may be a number",
    }),
  ];
}
