import type { ts } from "ts-morph";

/** The innermost node around an offset of a source file that fits; undefined where none does. */
export function nodeAt<Kind extends ts.Node>(
  compiler: typeof ts,
  sourceFile: ts.SourceFile,
  offset: number,
  fits: (node: ts.Node) => node is Kind,
): Kind | undefined {
  let found: Kind | undefined;
  function visit(node: ts.Node): void {
    if (offset < node.getStart(sourceFile) || offset >= node.getEnd()) return;
    if (fits(node)) found = node;
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}
