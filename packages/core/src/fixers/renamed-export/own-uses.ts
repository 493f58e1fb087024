import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { MissingImport } from "./missing-import.ts";
import { isUnknown } from "./renamed-declaration.ts";

/** Where the module itself still asks for the name that it does not declare any more. */
export function usesInOwnFile(
  { ts: compiler, program }: ServiceOfFile,
  missing: MissingImport,
): ts.Identifier[] {
  const sourceFile = missing.file === undefined ? undefined : program.getSourceFile(missing.path);
  const found: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && node.text === missing.name && isFree(node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  function isFree(node: ts.Identifier): boolean {
    const { parent } = node;
    const isMember =
      (compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent)) &&
      parent.name === node;
    if (isMember || compiler.isShorthandPropertyAssignment(parent) || compiler.isQualifiedName(parent))
      return false;
    return isUnknown(program.getTypeChecker().getSymbolAtLocation(node));
  }
  if (sourceFile?.text.includes(missing.name) === true) visit(sourceFile);
  return found;
}
