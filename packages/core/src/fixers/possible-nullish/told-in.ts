import type { ts } from "ts-morph";

/** The words for a reader in a statement. */
export function toldIn(compiler: typeof ts, statement: ts.Node): string {
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isStringLiteralLike(node) || compiler.isTemplateExpression(node)) found.push(node.getText());
    else compiler.forEachChild(node, visit);
  }
  visit(statement);
  return found.join(" ");
}
