import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** The nodes of a kind that begin at a 1-based line of a file, outer ones first. */
export function nodesAtLine<Kind extends ts.Node>(
  { ts: compiler, program, path }: ServiceOfFile,
  line: number,
  is: (node: ts.Node) => node is Kind,
): Kind[] {
  const sourceFile = program.getSourceFile(path);
  const found: Kind[] = [];
  function visit(node: ts.Node): void {
    if (is(node) && startsAt(node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  function startsAt(node: ts.Node): boolean {
    const lineOf = (offset: number): number =>
      (sourceFile?.getLineAndCharacterOfPosition(offset).line ?? 0) + 1;
    return lineOf(node.getStart()) === line;
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}
