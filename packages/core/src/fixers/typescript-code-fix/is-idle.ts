import type { ts } from "ts-morph";

/** Whether nothing is done where a value is made: nothing is called, awaited or set. What a function in it does waits for its call. */
export function isIdle(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isFunctionLike(node)) return true;
  const isDeed =
    compiler.isCallOrNewExpression(node) ||
    compiler.isTaggedTemplateExpression(node) ||
    compiler.isAwaitExpression(node) ||
    compiler.isYieldExpression(node) ||
    compiler.isDeleteExpression(node) ||
    compiler.isPostfixUnaryExpression(node) ||
    isCount(compiler, node) ||
    isAssignment(compiler, node);
  return !isDeed && compiler.forEachChild(node, (child) => !isIdle(compiler, child)) !== true;
}

function isCount({ SyntaxKind, isPrefixUnaryExpression }: typeof ts, node: ts.Node): boolean {
  if (!isPrefixUnaryExpression(node)) return false;
  return node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken;
}

function isAssignment({ SyntaxKind, isBinaryExpression }: typeof ts, node: ts.Node): boolean {
  if (!isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}
