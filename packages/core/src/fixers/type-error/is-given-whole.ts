import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";

/**
 * Whether what is exported by its name is handed on with all of its module, as by `export * from` or `import * as`: who asks
 * for it by the old name may be outside of the program.
 */
export function isGivenWhole(
  { ts: compiler, project }: Pick<ErrorSite, "ts" | "project">,
  name: ts.Node,
): boolean {
  const file = name.getSourceFile();
  const statement = compiler.findAncestor(name, compiler.isStatement);
  const modifiers =
    statement !== undefined && compiler.canHaveModifiers(statement)
      ? compiler.getModifiers(statement)
      : undefined;
  const has = (kind: ts.SyntaxKind): boolean =>
    modifiers?.some((modifier) => modifier.kind === kind) === true;
  if (!has(compiler.SyntaxKind.ExportKeyword) || has(compiler.SyntaxKind.DefaultKeyword)) return false;
  const checker = project.program.getTypeChecker();
  const isHere = (specifier: ts.Expression | undefined): boolean =>
    specifier !== undefined && checker.getSymbolAtLocation(specifier)?.valueDeclaration === file;
  const takesAll = (each: ts.Statement): boolean => {
    if (compiler.isExportDeclaration(each)) {
      const isAll = each.exportClause === undefined || compiler.isNamespaceExport(each.exportClause);
      return isAll && isHere(each.moduleSpecifier);
    }
    const bindings = compiler.isImportDeclaration(each) ? each.importClause?.namedBindings : undefined;
    return (
      compiler.isImportDeclaration(each) &&
      bindings !== undefined &&
      compiler.isNamespaceImport(bindings) &&
      isHere(each.moduleSpecifier)
    );
  };
  return project.program
    .getSourceFiles()
    .some((each) => !each.isDeclarationFile && each.statements.some((inner) => takesAll(inner)));
}
