import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { argumentOf, functionAround, isAsync, isNullable } from "../type-error/types.ts";

const CONFIDENCE = 0.9;

/**
 * Waits for a promise, where it is made, of something that has the member which is asked for, or is nothing. The compiler does not
 * think of it then; that the value may be missing is said of what comes after.
 */
export function promisedValue(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isIdentifier(name) || !compiler.isPropertyAccessExpression(access)) return [];
  const { expression } = access;
  const promised = argumentOf(site, checker.getTypeAtLocation(expression));
  if (promised === undefined || !isNullable(site, promised) || !isAsync(compiler, expression)) return [];
  if (checker.getPropertyOfType(checker.getNonNullableType(promised), name.text) === undefined) return [];
  const made = initializerOf(site, expression);
  if (made === undefined) return [];
  return [
    {
      title: "Add 'await' to initializer",
      edits: [inserted(made.getStart(), "await ")],
      rationale: `what it promises has \`${name.text}\``,
      confidence: CONFIDENCE,
    },
  ];
}

/** The call that a variable has its value from, in the function that asks. */
function initializerOf(
  { ts: compiler, checker }: ErrorSite,
  value: ts.Expression,
): ts.Expression | undefined {
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return undefined;
  const { initializer, type } = declaration;
  const isMadeHere = functionAround(compiler, declaration) === functionAround(compiler, value);
  return isMadeHere && type === undefined && initializer && compiler.isCallExpression(initializer)
    ? initializer
    : undefined;
}
