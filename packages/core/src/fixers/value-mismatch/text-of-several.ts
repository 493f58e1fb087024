import { quoteOf } from "../quote-of.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { primitiveOf } from "../type-error/types.ts";

/** `typeof q === "string" ? q : ""` for a query parameter that may be a text, a list of them, or nothing. */
export function textOfSeveral(site: ErrorSite, { value, source, target }: Mismatch): string | undefined {
  const { ts: compiler, checker } = site;
  const bare = checker.getNonNullableType(source);
  const isSeveral =
    bare.isUnion() &&
    bare.types.some((part) => part.flags & compiler.TypeFlags.String) &&
    bare.types.some((part) => part.flags & compiler.TypeFlags.Object);
  const isRead = compiler.isIdentifier(value) || compiler.isPropertyAccessExpression(value);
  const isAny = primitiveOf(site, target) === "string" && !target.isUnion() && !target.isLiteral();
  if (!isSeveral || !isRead || !isAny) return undefined;
  const quote = quoteOf(site.sourceFile.text);
  return `typeof ${value.getText()} === ${quote}string${quote} ? ${value.getText()} : ${quote}${quote}`;
}
