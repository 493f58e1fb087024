import type { ts } from "ts-morph";

/** Whether a statement does nothing but say a value: a name, a choice, an object. Nobody writes that for what it does. */
export function isIdleValue(compiler: typeof ts, node: ts.Expression): boolean {
  const isIdle = (inner: ts.Expression): boolean => isIdleValue(compiler, inner);
  if (compiler.isParenthesizedExpression(node) || compiler.isAsExpression(node))
    return isIdle(node.expression);
  if (compiler.isConditionalExpression(node)) return isIdle(node.whenTrue) || isIdle(node.whenFalse);
  if (compiler.isPropertyAccessExpression(node)) return isIdle(node.expression);
  if (compiler.isBinaryExpression(node))
    return !isAssignment(compiler, node) && isIdle(node.left) && isIdle(node.right);
  return (
    compiler.isIdentifier(node) ||
    compiler.isLiteralExpression(node) ||
    compiler.isTemplateExpression(node) ||
    compiler.isArrayLiteralExpression(node) ||
    compiler.isObjectLiteralExpression(node) ||
    node.kind === compiler.SyntaxKind.ThisKeyword
  );
}

function isAssignment({ SyntaxKind }: typeof ts, { operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}
