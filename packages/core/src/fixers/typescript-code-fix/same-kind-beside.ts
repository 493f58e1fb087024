import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { functionAround, isTelling } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Written where it is declared, and at two places more. */
const TWICE_USED = 3;

/**
 * Whether another of the same type may stand where an unused name was meant: one that was taken with it is used twice, as
 * `start` of `{ start, end }`, or a callback uses one from outside and not what it is given first: `(previous) => page + 1`.
 */
export function isBesideSameKind(
  { ts: compiler, program }: CodeFixSite["project"],
  name: ts.Identifier,
): boolean {
  const checker = program.getTypeChecker();
  const around = functionAround(compiler, name);
  const [declaration, ...others] = takenWith(compiler, name);
  if (around === undefined || declaration === undefined) return false;
  const type = checker.getTypeAtLocation(name);
  if (!isTelling({ ts: compiler }, type)) return false;
  const names = identifiersIn(compiler, around);
  const isOtherUsedTwice = others.some(
    (other) =>
      isSameKind(checker, type, checker.getTypeAtLocation(other)) &&
      names.filter(({ text }) => text === other.text).length >= TWICE_USED,
  );
  return isOtherUsedTwice || usesOuter(declaration);

  function usesOuter({ parent: callback }: ts.Node): boolean {
    const isFirst =
      (compiler.isArrowFunction(callback) || compiler.isFunctionExpression(callback)) &&
      callback.parameters[0]?.name === name &&
      compiler.isCallExpression(callback.parent);
    return (
      isFirst &&
      identifiersIn(compiler, callback.body).some((inner) => {
        const owner = checker.getSymbolAtLocation(inner)?.valueDeclaration;
        const isOuter =
          owner !== undefined &&
          (compiler.isVariableDeclaration(owner) ||
            compiler.isParameter(owner) ||
            compiler.isBindingElement(owner)) &&
          functionAround(compiler, owner) !== undefined &&
          compiler.findAncestor(owner, (node) => node === callback) === undefined;
        return isOuter && isSameKind(checker, type, checker.getTypeAtLocation(inner));
      })
    );
  }
}

/** The declaration of a name that is taken beside others, and their names. */
function takenWith(compiler: typeof ts, name: ts.Identifier): [ts.Node, ...ts.Identifier[]] | [] {
  const { parent } = name;
  const isTaken = (compiler.isBindingElement(parent) || compiler.isParameter(parent)) && parent.name === name;
  if (!isTaken) return [];
  const beside = compiler.isParameter(parent) ? parent.parent.parameters : parent.parent.elements;
  const others = [...beside].flatMap((one) =>
    !compiler.isOmittedExpression(one) && compiler.isIdentifier(one.name) && one.name !== name
      ? [one.name]
      : [],
  );
  return [parent, ...others];
}

function isSameKind(checker: ts.TypeChecker, one: ts.Type, other: ts.Type): boolean {
  const [a, b] = [one, other].map((type) => checker.getBaseTypeOfLiteralType(type));
  return (
    a !== undefined && b !== undefined && checker.isTypeAssignableTo(a, b) && checker.isTypeAssignableTo(b, a)
  );
}
