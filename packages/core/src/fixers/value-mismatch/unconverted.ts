import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isNamed, isTelling } from "../type-error/types.ts";
import { written } from "./written.ts";

/** Since the place was declared otherwise, what was done to fit it is in the way. */
const RETYPED_CONFIDENCE = 0.9;
/** What is made of a date says all that the date says. */
const OF_DATE_CONFIDENCE = 0.9;
/** It may be meant to be converted back. */
const CONFIDENCE = 0.45;
const CONVERTING: ReadonlySet<string> = new Set([
  "Number",
  "String",
  "BigInt",
  "parseInt",
  "parseFloat",
  "Number.parseInt",
  "Number.parseFloat",
]);

/** `get(params.id)` for `get(Number(params.id))`, where what is converted is what is asked. */
export function unconverted(site: ErrorSite, mismatch: Mismatch, isRetyped: boolean): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, target } = mismatch;
  const converted = convertedIn(compiler, value);
  if (converted === undefined || compiler.isLiteralExpression(converted)) return [];
  const type = checker.getTypeAtLocation(converted);
  if (!isTelling(site, type) || !isTelling(site, target) || !checker.isTypeAssignableTo(type, target))
    return [];
  const known = isRetyped ? RETYPED_CONFIDENCE : CONFIDENCE;
  return [
    written(mismatch, converted.getText(), {
      confidence: isNamed(type, "Date") ? OF_DATE_CONFIDENCE : known,
      rationale: "it is what is asked before it is converted",
    }),
  ];
}

function convertedIn(compiler: typeof ts, value: ts.Expression): ts.Expression | undefined {
  if (!compiler.isCallExpression(value)) return undefined;
  const { expression, arguments: given } = value;
  const [converted, base] = given;
  if (CONVERTING.has(expression.getText()))
    return base === undefined || base.getText() === "10" ? converted : undefined;
  const isMade =
    compiler.isPropertyAccessExpression(expression) &&
    /^(?:toString|toISOString|getTime)$/.test(expression.name.text) &&
    given.length === 0;
  return isMade ? expression.expression : undefined;
}
