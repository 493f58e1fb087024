import type { ts } from "ts-morph";
import { functionAround } from "./types.ts";

/**
 * Whether waiting for a value would set what others may set meanwhile, to what it was before the wait: `this.balance += await
 * amount()` and `points = points + await more()` read first, and what came in since is lost.
 */
export function readsBeforeWait(compiler: typeof ts, value: ts.Node): boolean {
  const { SyntaxKind } = compiler;
  const read: string[] = [];
  let node = value;
  while (compiler.isBinaryExpression(node.parent) && node.parent.right === node) {
    const { left, operatorToken } = node.parent;
    const { kind } = operatorToken;
    if (kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment) {
      const isRead = kind !== SyntaxKind.EqualsToken || read.includes(left.getText());
      return isRead && !isOwnVariable(compiler, left);
    }
    read.push(left.getText());
    node = node.parent;
  }
  return false;
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
