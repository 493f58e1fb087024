import type { ts } from "ts-morph";
import { functionAround } from "./types.ts";

/**
 * Whether waiting for a value would set what others may set meanwhile, to what it was before the wait: `this.balance += await
 * amount()` reads the balance first, and what came in since is lost.
 */
export function readsBeforeWait(compiler: typeof ts, value: ts.Node): boolean {
  const { parent } = value;
  const { SyntaxKind } = compiler;
  if (!compiler.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  const isCompound = kind >= SyntaxKind.FirstCompoundAssignment && kind <= SyntaxKind.LastCompoundAssignment;
  return isCompound && parent.right === value && !isOwnVariable(compiler, parent.left);
}

/** Of the very function, where nobody else sets it. */
function isOwnVariable(compiler: typeof ts, target: ts.Expression): boolean {
  const around = compiler.isIdentifier(target) ? functionAround(compiler, target) : undefined;
  if (around === undefined) return false;
  function declares(node: ts.Node): boolean {
    const isDeclaration =
      (compiler.isVariableDeclaration(node) || compiler.isParameter(node)) &&
      node.name.getText() === target.getText();
    return isDeclaration || compiler.forEachChild(node, (child) => declares(child) || undefined) === true;
  }
  return declares(around);
}
