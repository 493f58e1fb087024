import type { ts } from "ts-morph";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether an unused constant keeps what is set anew behind it: `const previous = this.value; this.value = next;` keeps the old one for a use. */
export function isKeptBeforeChange(
  { ts: compiler }: CodeFixSite["project"],
  { parent: declaration }: ts.Identifier,
): boolean {
  const around = functionAround(compiler, declaration);
  if (around === undefined || !compiler.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  if (
    initializer === undefined ||
    !(
      compiler.isIdentifier(initializer) ||
      compiler.isPropertyAccessExpression(initializer) ||
      compiler.isElementAccessExpression(initializer)
    )
  )
    return false;
  const kept = initializer.getText();
  const { FirstAssignment, LastAssignment } = compiler.SyntaxKind;
  function isSet(node: ts.Node): boolean {
    const isAssignment =
      compiler.isBinaryExpression(node) &&
      node.operatorToken.kind >= FirstAssignment &&
      node.operatorToken.kind <= LastAssignment;
    if (isAssignment && node.pos >= declaration.end && node.left.getText() === kept) return true;
    return compiler.forEachChild(node, (child) => isSet(child) || undefined) === true;
  }
  return isSet(around);
}
