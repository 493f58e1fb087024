import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/** The members that an object literal must have and has not; none where that cannot be told. */
export function missingOf(
  { ts: compiler, checker }: ErrorSite,
  literal: ts.ObjectLiteralExpression,
): readonly ts.Symbol[] {
  const asked = checker.getContextualType(literal);
  if (asked === undefined || asked.isUnion() || literal.properties.some(compiler.isSpreadAssignment))
    return [];
  const given = checker.getTypeAtLocation(literal);
  return asked.getProperties().filter(({ name, flags }) => {
    const isOptional = (flags & compiler.SymbolFlags.Optional) !== 0;
    return !isOptional && given.getProperty(name) === undefined;
  });
}
