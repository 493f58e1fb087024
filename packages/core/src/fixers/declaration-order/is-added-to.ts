import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { readsOf } from "../type-error/reads-of.ts";

/** Whether a variable grows out of what it was: `text += part`, `count++`, `sum = sum + price`. */
export function isAddedTo(site: ErrorSite, name: ts.Identifier): boolean {
  const { ts: compiler } = site;
  const { PlusPlusToken, MinusMinusToken, EqualsToken, FirstCompoundAssignment, LastCompoundAssignment } =
    compiler.SyntaxKind;
  return readsOf(site, name).some((read) => {
    const { parent } = read;
    if (compiler.isPostfixUnaryExpression(parent) || compiler.isPrefixUnaryExpression(parent))
      return parent.operator === PlusPlusToken || parent.operator === MinusMinusToken;
    const assignment = compiler.findAncestor(
      read,
      (node): node is ts.BinaryExpression =>
        compiler.isBinaryExpression(node) && node.left.getText() === name.text,
    );
    if (assignment === undefined) return false;
    const { kind } = assignment.operatorToken;
    return (
      (kind === EqualsToken && assignment.left !== read) ||
      (kind >= FirstCompoundAssignment && kind <= LastCompoundAssignment)
    );
  });
}
