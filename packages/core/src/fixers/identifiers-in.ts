import type { ts } from "ts-morph";

/** The identifiers in a node, in their order. */
export function identifiersIn(compiler: typeof ts, root: ts.Node): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(root);
  return found;
}
