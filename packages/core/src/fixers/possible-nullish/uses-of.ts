import type { ts } from "ts-morph";

/** How often a body asks a variable for a member. */
export function usesOf(compiler: typeof ts, body: ts.Node, name: string): number {
  let count = 0;
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && node.text === name && compiler.isPropertyAccessExpression(node.parent))
      count += 1;
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return count;
}
