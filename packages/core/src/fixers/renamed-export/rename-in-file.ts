import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { askedName, isSpecifier } from "./module-use.ts";
import type { User } from "./users.ts";
import { identifiersIn } from "../identifiers-in.ts";

/**
 * Edits that make a file use the new name. What the file calls the import is renamed with it, unless the new name is
 * taken there; a re-export and an import with a local name of its own keep what they are called.
 */
export function renameInFile({ project, sourceFile, uses }: User, newName: string): TextEdit[] {
  const { ts } = project;
  const identifiers = identifiersIn(ts, sourceFile);
  const isTaken = identifiers.some((identifier) => identifier.text === newName && !isMember(ts, identifier));
  return uses.flatMap((use) => {
    if (!isSpecifier(ts, use) || use.propertyName !== undefined)
      return [replace(askedName(ts, use), newName)];
    const renamed = (): TextEdit[] =>
      boundTo(project, use, identifiers).map((identifier) => renamedUse(ts, identifier, newName));
    if (isAlreadyImported(ts, use, newName)) return [removed(use), ...renamed()];
    if (isTaken || ts.isExportSpecifier(use))
      return [replace(use.name, `${newName} as ${askedName(ts, use).text}`)];
    return [replace(use.name, newName), ...renamed()];
  });
}

/** `name` in `thing.name`: it cannot be confused with a variable. */
function isMember(compiler: typeof ts, identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  return compiler.isPropertyAccessExpression(parent) && parent.name === identifier;
}

/** `import { old, new }`: half of the file was changed by hand already. */
function isAlreadyImported(compiler: typeof ts, use: ts.ImportOrExportSpecifier, newName: string): boolean {
  if (!compiler.isImportSpecifier(use)) return false;
  return use.parent.elements.some(
    (element) => element.name.text === newName && element.propertyName === undefined,
  );
}

/** Takes a specifier out of its list, with the comma that goes with it. */
function removed(use: ts.ImportOrExportSpecifier): TextEdit {
  const elements: readonly ts.Node[] = use.parent.elements;
  const index = elements.indexOf(use);
  const [before, after] = [elements[index - 1], elements[index + 1]];
  if (before !== undefined) return { start: before.getEnd(), end: use.getEnd(), text: "" };
  return { start: use.getStart(), end: after?.getStart() ?? use.getEnd(), text: "" };
}

/** Identifiers bound to the import, told from shadowing locals and equally named properties by their symbol. */
function boundTo(
  project: ServiceOfFile,
  use: ts.ImportOrExportSpecifier,
  identifiers: readonly ts.Identifier[],
): ts.Identifier[] {
  const local = project.program.getTypeChecker().getSymbolAtLocation(use.name);
  return identifiers.filter((identifier) => {
    if (identifier === use.name || identifier.text !== use.name.text) return false;
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
