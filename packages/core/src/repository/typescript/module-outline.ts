import { ts } from "ts-morph";
import {
  boundNames,
  DEFAULT_EXPORT,
  EXPORT_ASSIGNMENT,
  outlineStatement,
  type StatementOutline,
} from "./statement-outline.ts";

/** A name of a module that comes from another one. */
export interface ImportedName {
  specifier: string;
  /** As the other module calls it; `*` for all of it. */
  imported: string;
  /** As the module calls it; absent where it only passes it on. */
  local?: string;
  /** As others see it; absent where it only uses it, `*` for every name. */
  exported?: string;
  isTypeOnly: boolean;
}

/** What one module takes, declares and gives away: enough to tell who feels a change of it. */
export interface ModuleOutline {
  imports: readonly ImportedName[];
  statements: readonly StatementOutline[];
  /** The local name behind each exported one. */
  exports: ReadonlyMap<string, string>;
  /** What it imports by statements; of other specifiers it may use anything anywhere. */
  clearSpecifiers: ReadonlySet<string>;
}

/** Stands for every name of a module. */
export const ALL_NAMES = "*";

const outlines = new WeakMap<ts.SourceFile, ModuleOutline>();

/** Reads a module, once. */
export function moduleOutline(sourceFile: ts.SourceFile): ModuleOutline {
  const outline = outlines.get(sourceFile) ?? readOutline(sourceFile);
  outlines.set(sourceFile, outline);
  return outline;
}

function readOutline(sourceFile: ts.SourceFile): ModuleOutline {
  const { statements } = sourceFile;
  const linking = statements.filter((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one));
  return {
    imports: linking.flatMap((one) => (ts.isImportDeclaration(one) ? importedBy(one) : passedOnBy(one))),
    statements: statements.flatMap((statement) => outlineStatement(statement, sourceFile)),
    exports: new Map(statements.flatMap(exportedBy)),
    clearSpecifiers: new Set(linking.map(specifierOf)),
  };
}

function specifierOf({ moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration): string {
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
}

function importedBy(statement: ts.ImportDeclaration): ImportedName[] {
  const { importClause } = statement;
  const specifier = specifierOf(statement);
  if (importClause === undefined) return [];
  const { name, namedBindings } = importClause;
  const isTypeOnly = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const found: ImportedName[] = [];
  if (name !== undefined) found.push({ specifier, imported: DEFAULT_EXPORT, local: name.text, isTypeOnly });
  if (namedBindings === undefined) return found;
  if (ts.isNamespaceImport(namedBindings))
    return [...found, { specifier, imported: ALL_NAMES, local: namedBindings.name.text, isTypeOnly }];
  return [
    ...found,
    ...namedBindings.elements.map((element) => ({
      specifier,
      imported: (element.propertyName ?? element.name).text,
      local: element.name.text,
      isTypeOnly: isTypeOnly || element.isTypeOnly,
    })),
  ];
}

function passedOnBy(statement: ts.ExportDeclaration): ImportedName[] {
  const { exportClause, isTypeOnly } = statement;
  const specifier = specifierOf(statement);
  if (statement.moduleSpecifier === undefined) return [];
  if (exportClause === undefined)
    return [{ specifier, imported: ALL_NAMES, exported: ALL_NAMES, isTypeOnly }];
  if (ts.isNamespaceExport(exportClause))
    return [{ specifier, imported: ALL_NAMES, exported: exportClause.name.text, isTypeOnly }];
  return exportClause.elements.map((element) => ({
    specifier,
    imported: (element.propertyName ?? element.name).text,
    exported: element.name.text,
    isTypeOnly: isTypeOnly || element.isTypeOnly,
  }));
}

/** Pairs of an exported name and the local one behind it. */
function exportedBy(statement: ts.Statement): [exported: string, local: string][] {
  if (ts.isExportAssignment(statement))
    return statement.isExportEquals === true
      ? [[ALL_NAMES, EXPORT_ASSIGNMENT]]
      : [[DEFAULT_EXPORT, DEFAULT_EXPORT]];
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, moduleSpecifier } = statement;
    if (moduleSpecifier !== undefined || exportClause === undefined || !ts.isNamedExports(exportClause))
      return [];
    return exportClause.elements.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]);
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  return declaredNames(statement).map((name) => [isDefault ? DEFAULT_EXPORT : name, name]);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const named = statement as ts.Statement & { name?: ts.Node };
  return [named.name !== undefined && ts.isIdentifier(named.name) ? named.name.text : DEFAULT_EXPORT];
}
