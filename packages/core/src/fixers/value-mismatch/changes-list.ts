import type { ts } from "ts-morph";

const CHANGING = /^(?:copyWithin|fill|pop|push|reverse|shift|sort|splice|unshift)$/;

/** Whether a function changes the list that it takes as a parameter, by a method or an element of it. */
export function changesList(compiler: typeof ts, { name, parent: around }: ts.ParameterDeclaration): boolean {
  const list = name.getText();
  function changes(node: ts.Node): boolean {
    return isChange(node) || compiler.forEachChild(node, (child) => changes(child) || undefined) === true;
  }
  function isChange(node: ts.Node): boolean {
    if (compiler.isPropertyAccessExpression(node))
      return node.expression.getText() === list && CHANGING.test(node.name.text);
    return (
      compiler.isBinaryExpression(node) &&
      node.operatorToken.kind >= compiler.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= compiler.SyntaxKind.LastAssignment &&
      compiler.isElementAccessExpression(node.left) &&
      node.left.expression.getText() === list
    );
  }
  return changes(around);
}
