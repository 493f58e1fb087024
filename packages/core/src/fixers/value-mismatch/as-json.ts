import type { ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isNullable, primitiveOf } from "../type-error/types.ts";
import type { ts } from "ts-morph";

/** What a value has that is more than data. */
const MADE = /^(?:toISOString|then|getTime|call|byteLength)$/;

/** `JSON.stringify(settings)` where an object is given for a text. */
export function asJson(
  site: ErrorSite,
  { value, source, target, isShorthand }: Mismatch,
): string | undefined {
  const { ts: compiler, checker } = site;
  const isData = (type: ts.Type): boolean =>
    (type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.NonPrimitive)) !== 0 &&
    type.getCallSignatures().length === 0 &&
    !checker.isArrayLikeType(type) &&
    !type.getProperties().some(({ name }) => MADE.test(name));
  const isAny = primitiveOf(site, target) === "string" && !target.isUnion() && !target.isLiteral();
  if (!isAny || isShorthand || isNullable(site, source) || !isData(source)) return undefined;
  const isRead = compiler.isIdentifier(value) || compiler.isPropertyAccessExpression(value);
  return isRead || compiler.isObjectLiteralExpression(value)
    ? `JSON.stringify(${value.getText()})`
    : undefined;
}
