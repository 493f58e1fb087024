import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";

/** Where the file reads what a declaration names; what only assigns to it is none. */
export function readsOf(
  { ts: compiler, checker, sourceFile }: Pick<ErrorSite, "ts" | "checker" | "sourceFile">,
  name: ts.Node,
): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(name);
  const found: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && node !== name && node.text === name.getText() && isRead(node))
      found.push(node);
    compiler.forEachChild(node, visit);
  }
  function isRead(node: ts.Identifier): boolean {
    const { parent } = node;
    const own = compiler.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(node);
    const isSet =
      compiler.isBinaryExpression(parent) &&
      parent.left === node &&
      parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
    return own === symbol && !isSet;
  }
  visit(sourceFile);
  return found;
}
