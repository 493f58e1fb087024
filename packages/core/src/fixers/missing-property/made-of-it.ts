import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";

const LOOP_CONFIDENCE = 0.9;
const MADE_CONFIDENCE = 0.6;

/**
 * What was made of the value that lacks a member, and has it: the variable of a loop over it, `order.price` for `orders.price`,
 * or the only one that is computed of it, `lines.map(…)` for `text.map(…)` behind `const lines = text.split("\n")`.
 */
export function madeOfIt(site: ErrorSite, access: ts.PropertyAccessExpression): Answer[] {
  const { ts: compiler, checker } = site;
  const { expression: owner, name } = access;
  if (!compiler.isIdentifier(owner)) return [];
  const symbol = checker.getSymbolAtLocation(owner);
  const having = variablesInScope(site, access).filter(
    ({ text, type }) =>
      text !== owner.text &&
      checker.getPropertyOfType(checker.getApparentType(type), name.text) !== undefined,
  );
  const made = having.flatMap(({ text }) => {
    const variable = checker.resolveName(text, access, compiler.SymbolFlags.Variable, false);
    const declaration = variable?.valueDeclaration;
    if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return [];
    const loop = declaration.parent.parent;
    if (compiler.isForOfStatement(loop))
      return isOf(loop.expression) ? [{ text, confidence: LOOP_CONFIDENCE }] : [];
    const { initializer } = declaration;
    return initializer !== undefined && isMadeOf(initializer) ? [{ text, confidence: MADE_CONFIDENCE }] : [];
  });
  const [only] = made;
  if (only === undefined || made.length > 1) return [];
  return [
    {
      title: `Write \`${only.text}\` instead of \`${owner.text}\``,
      edits: [replaced(owner, only.text)],
      rationale: `it is made of \`${owner.text}\`, and has \`${name.text}\``,
      confidence: only.confidence,
    },
  ];

  function isOf(node: ts.Node): boolean {
    return compiler.isIdentifier(node) && checker.getSymbolAtLocation(node) === symbol;
  }

  /** `text.trim().split("\n")` is made of `text`. */
  function isMadeOf(node: ts.Expression): boolean {
    if (compiler.isCallExpression(node) || compiler.isPropertyAccessExpression(node))
      return isMadeOf(node.expression);
    return isOf(node);
  }
}
