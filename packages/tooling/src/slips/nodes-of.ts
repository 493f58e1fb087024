import ts from "typescript-6";

/** The nodes of a kind in a file, in their order, each before what is in it. */
export function nodesOf<Kind extends ts.Node>(
  sourceFile: ts.SourceFile,
  is: (node: ts.Node) => node is Kind,
): Kind[] {
  const found: Kind[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}
