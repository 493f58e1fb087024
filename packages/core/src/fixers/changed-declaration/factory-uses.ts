import type { ts } from "ts-morph";
import type { FileEdit, TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { Site } from "./site.ts";
import type { NewFactory } from "./uses-changes.ts";

/** `createCache(9)` for `new Cache(9)`, with the import of what makes it, in every file that imports the name of the class. */
export function factoryUses(site: Site, change: NewFactory): FileEdit[] {
  const { engine, repository, problem } = site;
  const found = new Map<string, FileEdit>();
  for (const asked of new Set([change.file, problem.location.file])) {
    const project = engine.languageService(repository, asked);
    for (const sourceFile of project.program.getSourceFiles()) {
      const file = project.relative(sourceFile.fileName);
      if (file === undefined || `/${file}`.includes("/node_modules/") || sourceFile.isDeclarationFile)
        continue;
      const edits = editsIn(project, sourceFile, change);
      if (edits.length > 0) found.set(file, { file, edits });
    }
  }
  return [...found.values()];
}

function editsIn(project: ServiceOfFile, sourceFile: ts.SourceFile, change: NewFactory): TextEdit[] {
  const { ts: compiler, relative } = project;
  const isDeclaring = relative(sourceFile.fileName) === change.file;
  const imported = isDeclaring ? undefined : importIn(project, sourceFile, change);
  if (!isDeclaring && imported === undefined) return [];
  const local = imported?.name.text ?? change.name;
  const made: ts.NewExpression[] = [];
  let isUsedOtherwise = false;
  function visit(node: ts.Node): void {
    if (compiler.isImportDeclaration(node)) return;
    if (compiler.isIdentifier(node) && node.text === local) {
      if (compiler.isNewExpression(node.parent) && node.parent.expression === node) made.push(node.parent);
      else isUsedOtherwise = true;
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  if (made.length === 0 || (isUsedOtherwise && !change.isType)) return [];
  const calls = made.map((node) => ({
    start: node.getStart(),
    end: node.expression.end,
    text: change.factory,
  }));
  if (imported === undefined) return calls;
  const type = isUsedOtherwise ? `, type ${imported.getText()}` : "";
  return [{ start: imported.getStart(), end: imported.end, text: change.factory + type }, ...calls];
}

/** The import of the class from a module that has what makes it. */
function importIn(
  { ts: compiler, program }: ServiceOfFile,
  { statements }: ts.SourceFile,
  { name, factory }: NewFactory,
): ts.ImportSpecifier | undefined {
  const checker = program.getTypeChecker();
  const specifiers = statements.flatMap((statement) => {
    const bindings = compiler.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : undefined;
    if (bindings === undefined || !compiler.isNamedImports(bindings) || bindings.parent.isTypeOnly) return [];
    const module = checker.getSymbolAtLocation(bindings.parent.parent.moduleSpecifier);
    const isHere = module && checker.getExportsOfModule(module).some((one) => one.name === factory);
    return isHere === true ? [...bindings.elements] : [];
  });
  return specifiers.find((one) => !one.isTypeOnly && (one.propertyName ?? one.name).text === name);
}
