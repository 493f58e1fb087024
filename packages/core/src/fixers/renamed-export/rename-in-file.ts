import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { MissingImport } from "./missing-import.ts";
import { specifiersOf } from "./users.ts";

/**
 * Edits that make a file use the new name. Uses are renamed with the import; a name that the file has already,
 * a re-export and an import with a local name of its own keep what they are called outside.
 */
export function renameInFile(
  project: ServiceOfFile,
  sourceFile: ts.SourceFile,
  missing: MissingImport,
  newName: string,
): TextEdit[] {
  const identifiers = identifiersOf(project.ts, sourceFile);
  const isTaken = identifiers.some(({ text }) => text === newName);
  return specifiersOf(project, sourceFile, missing).flatMap((specifier) => {
    if (specifier.propertyName !== undefined) return [replace(specifier.propertyName, newName)];
    if (isTaken || project.ts.isExportSpecifier(specifier))
      return [replace(specifier.name, `${newName} as ${missing.name}`)];
    return [
      replace(specifier.name, newName),
      ...usesOf(project, specifier, identifiers).map((use) => renamedUse(project.ts, use, newName)),
    ];
  });
}

function identifiersOf(compiler: typeof ts, sourceFile: ts.SourceFile): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}

/** Identifiers bound to the import, told from shadowing locals and equally named properties by their symbol. */
function usesOf(
  project: ServiceOfFile,
  specifier: ts.ImportOrExportSpecifier,
  identifiers: readonly ts.Identifier[],
): ts.Identifier[] {
  const local = project.program.getTypeChecker().getSymbolAtLocation(specifier.name);
  return identifiers.filter((identifier) => {
    if (identifier === specifier.name || identifier.text !== specifier.name.text) return false;
    return local !== undefined && boundSymbol(project, identifier) === local;
  });
}

/** What an identifier refers to as a value: the variable behind `{ name }` and `export { name }`, not the property or export. */
function boundSymbol({ ts, program }: ServiceOfFile, identifier: ts.Identifier): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  const { parent } = identifier;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent);
  return checker.getSymbolAtLocation(identifier);
}

function renamedUse(compiler: typeof ts, use: ts.Identifier, newName: string): TextEdit {
  const { parent } = use;
  if (compiler.isShorthandPropertyAssignment(parent)) return replace(use, `${use.text}: ${newName}`);
  if (compiler.isExportSpecifier(parent) && parent.propertyName === undefined)
    return replace(use, `${newName} as ${use.text}`);
  return replace(use, newName);
}

function replace(node: ts.Node, text: string): TextEdit {
  return { start: node.getStart(), end: node.getEnd(), text };
}
