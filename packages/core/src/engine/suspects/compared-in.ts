import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** `total(cart)` of `expect(total(cart)).toBe(3)`; of other assertions all that is handed to them. */
export function comparedIn({ ts }: ServiceOfFile, statement: ts.Node): ts.Node {
  let found: ts.Node | undefined;
  function visit(node: ts.Node): void {
    if (found !== undefined) return;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "expect")
      found = node;
    else ts.forEachChild(node, visit);
  }
  visit(statement);
  return found ?? statement;
}
