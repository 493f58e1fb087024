import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import type { Variable } from "../type-error/variables-in-scope.ts";

/** `parent` in `parent && isRoot()`: a call without arguments that is made only where something, an object, is there. */
export function heldBefore(
  { ts: compiler, checker }: ErrorSite,
  call: ts.CallExpression | ts.NewExpression,
): Variable | undefined {
  const { parent } = call;
  const { AmpersandAmpersandToken } = compiler.SyntaxKind;
  if (!compiler.isBinaryExpression(parent) || parent.right !== call || (call.arguments ?? []).length > 0)
    return undefined;
  if (parent.operatorToken.kind !== AmpersandAmpersandToken) return undefined;
  const { left } = parent;
  const held =
    compiler.isBinaryExpression(left) && left.operatorToken.kind === AmpersandAmpersandToken
      ? left.right
      : left;
  if (!compiler.isIdentifier(held) && !compiler.isPropertyAccessExpression(held)) return undefined;
  const type = whereTrue(compiler, checker, checker.getTypeAtLocation(held));
  const { Object: ObjectFlag, TypeParameter, Intersection } = compiler.TypeFlags;
  if ((type.flags & (ObjectFlag | TypeParameter | Intersection)) === 0) return undefined;
  const name = compiler.isIdentifier(held) ? held.text : held.name.text;
  return { text: held.getText(), name, type, depth: 0 };
}

/** A type without what is false; where several others are left, without null and undefined alone. */
function whereTrue({ TypeFlags }: typeof ts, checker: ts.TypeChecker, type: ts.Type): ts.Type {
  const isFalse = ({ flags }: ts.Type): boolean =>
    (flags & (TypeFlags.BooleanLiteral | TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void)) !== 0;
  const [only, ...others] = type.isUnion() ? type.types.filter((part) => !isFalse(part)) : [];
  return only !== undefined && others.length === 0 ? only : checker.getNonNullableType(type);
}
