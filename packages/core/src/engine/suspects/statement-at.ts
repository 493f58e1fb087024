import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** The smallest statement on a line within a test, or a function. */
export function statementAt(project: ServiceOfFile, block: ts.Node, line: number): ts.Node | undefined {
  const { ts } = project;
  const sourceFile = block.getSourceFile();
  const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
  let found: ts.Node | undefined;
  function visit(node: ts.Node): void {
    if (lineOf(node.getStart()) > line || lineOf(node.getEnd()) < line) return;
    const isStep =
      ts.isExpressionStatement(node) ||
      ts.isVariableStatement(node) ||
      ts.isReturnStatement(node) ||
      ts.isThrowStatement(node);
    if (node !== block && (isStep || isBodyOfArrow(project, node) || isCondition(project, node)))
      found = node;
    ts.forEachChild(node, visit);
  }
  visit(block);
  return found;
}

/** `expect(a).toBe(b)` in `() => expect(a).toBe(b)` */
function isBodyOfArrow({ ts }: ServiceOfFile, node: ts.Node): boolean {
  return (
    !ts.isSourceFile(node) &&
    ts.isArrowFunction(node.parent) &&
    node.parent.body === node &&
    !ts.isBlock(node)
  );
}

/** `prices.length === 0` of `if (prices.length === 0) …` */
function isCondition({ ts }: ServiceOfFile, node: ts.Node): boolean {
  return !ts.isSourceFile(node) && ts.isIfStatement(node.parent) && node.parent.expression === node;
}
