import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** Names that can be meant at the end of a file, and those that the file declares anywhere. */
export function namesIn({ ts: compiler, program }: ServiceOfFile, sourceFile: ts.SourceFile): Set<string> {
  const { Value, Alias } = compiler.SymbolFlags;
  const checker = program.getTypeChecker();
  const inScope = [Value, Alias].flatMap((kind) => checker.getSymbolsInScope(sourceFile, kind));
  const names = new Set(inScope.map(({ name }) => name));
  function visit(node: ts.Node): void {
    const name =
      compiler.isVariableDeclaration(node) || compiler.isParameter(node) || compiler.isBindingElement(node)
        ? node.name
        : undefined;
    if (name !== undefined && compiler.isIdentifier(name)) names.add(name.text);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return names;
}
