import { posix } from "node:path";
import type { ts } from "ts-morph";
import type { FileEdit, TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";
import { moduleStem } from "../specifier.ts";
import type { Move } from "./declaration-changes.ts";

/** The edits that make every file of a program take what was moved from where it is now. */
export function importFromNewHome(project: ServiceOfFile, moves: readonly Move[]): FileEdit[] {
  return project.program.getSourceFiles().flatMap((sourceFile) => {
    const file = project.relative(sourceFile.fileName);
    if (file === undefined || sourceFile.isDeclarationFile || `/${file}`.includes("/node_modules/"))
      return [];
    const edits = sourceFile.statements.flatMap((statement) => editsOf(project, file, statement, moves));
    return edits.length === 0 ? [] : [{ file, edits }];
  });
}

type Asking = ts.ImportDeclaration | ts.ExportDeclaration;

function editsOf(
  project: ServiceOfFile,
  file: string,
  statement: ts.Statement,
  moves: readonly Move[],
): TextEdit[] {
  const { ts } = project;
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
  const asked = moduleOf(project, moduleSpecifier);
  const elements = elementsOf(project, statement);
  const gone = elements.filter(({ propertyName, name }) =>
    moves.some((move) => move.from === asked && move.name === (propertyName ?? name).text),
  );
  const [first] = gone;
  const home = moves.find(
    (move) =>
      first !== undefined && move.from === asked && move.name === (first.propertyName ?? first.name).text,
  )?.to;
  if (first === undefined || home === undefined) return [];
  if (home === file) return withoutElements(statement, elements, gone);
  const path = specifierTo(file, home, { text: moduleSpecifier.text, module: asked ?? "" });
  const isAlone =
    gone.length === elements.length &&
    !(ts.isImportDeclaration(statement) && statement.importClause?.name !== undefined);
  if (isAlone && !hasImportOf(project, statement.getSourceFile(), home))
    return [{ start: moduleSpecifier.getStart() + 1, end: moduleSpecifier.end - 1, text: path }];
  return [...withoutElements(statement, elements, gone), added(project, statement, gone, { path, home })];
}

function moduleOf({ program, relative }: ServiceOfFile, specifier: ts.Expression): string | undefined {
  const declared = program.getTypeChecker().getSymbolAtLocation(specifier)?.declarations?.[0];
  return declared === undefined ? undefined : relative(declared.getSourceFile().fileName);
}

function elementsOf({ ts }: ServiceOfFile, statement: Asking): readonly ts.ImportOrExportSpecifier[] {
  if (ts.isExportDeclaration(statement))
    return statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements
      : [];
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
}

/** A path alias keeps its manner: `@/shop/cart` becomes `@/shop/order`. */
function specifierTo(file: string, home: string, before: { text: string; module: string }): string {
  const stem = moduleStem(before.module);
  const [from, to] = [stem, moduleStem(home)];
  if (before.text.startsWith("."))
    return writeSpecifier(file, home, { before: before.text, manner: "as-before" });
  const shared = sharedEnd(before.text, from);
  const root = from.slice(0, from.length - shared.length);
  return shared !== "" && to.startsWith(root)
    ? before.text.slice(0, before.text.length - shared.length) + to.slice(root.length)
    : writeSpecifier(file, home, { before: `./${posix.basename(before.text)}`, manner: "as-before" });
}

/** The folders and the name that two paths end with alike. */
function sharedEnd(a: string, b: string): string {
  const [left, right] = [a.split("/").toReversed(), b.split("/").toReversed()];
  const count = left.findIndex((part, index) => part !== right[index]);
  return left
    .slice(0, count === -1 ? left.length : count)
    .toReversed()
    .join("/");
}

function hasImportOf(project: ServiceOfFile, sourceFile: ts.SourceFile, home: string): boolean {
  return importOf(project, sourceFile, home) !== undefined;
}

function importOf(
  project: ServiceOfFile,
  sourceFile: ts.SourceFile,
  home: string,
): ts.NamedImports | undefined {
  const { ts } = project;
  const found = sourceFile.statements.filter(ts.isImportDeclaration).find((statement) => {
    const bindings = statement.importClause?.namedBindings;
    return (
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      moduleOf(project, statement.moduleSpecifier) === home
    );
  });
  const bindings = found?.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings : undefined;
}

/** The names in the import that there is of the new home, else an import of their own below. */
function added(
  project: ServiceOfFile,
  statement: Asking,
  gone: readonly ts.ImportOrExportSpecifier[],
  { path, home }: { path: string; home: string },
): TextEdit {
  const { ts } = project;
  const isType = ts.isImportDeclaration(statement)
    ? statement.importClause?.isTypeOnly === true
    : statement.isTypeOnly;
  const known = ts.isImportDeclaration(statement)
    ? importOf(project, statement.getSourceFile(), home)
    : undefined;
  const last = known?.elements.at(-1);
  const isKnownType = known?.parent.isTypeOnly === true;
  if (last !== undefined && (isType || !isKnownType)) {
    const mark = isType && !isKnownType ? "type " : "";
    return { start: last.end, end: last.end, text: gone.map((one) => `, ${mark}${one.getText()}`).join("") };
  }
  const names = gone.map((element) => element.getText()).join(", ");
  const { moduleSpecifier } = statement;
  const quote = moduleSpecifier?.getText().slice(0, 1) ?? '"';
  const word = ts.isImportDeclaration(statement) ? "import" : "export";
  const end = statement.getText().endsWith(";") ? ";" : "";
  const text = `\n${word} ${isType ? "type " : ""}{ ${names} } from ${quote}${path}${quote}${end}`;
  return { start: statement.end, end: statement.end, text };
}

function withoutElements(
  statement: Asking,
  elements: readonly ts.ImportOrExportSpecifier[],
  gone: readonly ts.ImportOrExportSpecifier[],
): TextEdit[] {
  if (gone.length === elements.length) return [{ start: statement.getStart(), end: statement.end, text: "" }];
  return gone.map((element) => {
    const index = elements.indexOf(element);
    const next = elements[index + 1];
    const before = elements.slice(0, index).findLast((other) => !gone.includes(other));
    if (next !== undefined) return { start: element.getStart(), end: next.getStart(), text: "" };
    return { start: before?.end ?? element.getStart(), end: element.end, text: "" };
  });
}
