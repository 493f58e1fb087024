import type { ts } from "ts-morph";
import { isOwnSource, nameUses, type Typed } from "./name-uses.ts";

/** Whether a namespace or module is asked for single members everywhere, so that nothing sees one more of them. */
export function isTakenApartOnly(typed: Typed, expression: ts.Expression): boolean {
  const { compiler, program } = typed;
  if (!compiler.isIdentifier(expression)) return false;
  const { names, isLookedFor, calls } = nameUses(typed).of(expression.text);
  if (isLookedFor || calls.length > 0 || !names.every(({ parent }) => isTakenApart(compiler, parent)))
    return false;
  const module = aliased(typed, expression);
  const own = program.getSourceFiles().filter((file) => isOwnSource(program, file));
  return own.every(
    (file) =>
      !/\b(?:import|require)\s*\(/.test(file.text) &&
      !file.statements.some((statement) => isWhole(typed, statement, { module, name: expression.text })),
  );
}

function isTakenApart(compiler: typeof ts, parent: ts.Node): boolean {
  return (
    compiler.isPropertyAccessExpression(parent) ||
    compiler.isQualifiedName(parent) ||
    compiler.isTypeReferenceNode(parent) ||
    compiler.isNamespaceImport(parent) ||
    compiler.isModuleDeclaration(parent) ||
    compiler.isInterfaceDeclaration(parent)
  );
}

function aliased({ compiler, program }: Typed, name: ts.Identifier): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  return isAlias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** `export * from "./door.ts"`, and `import * as all from "./door.ts"` by another name. */
function isWhole(
  { compiler, program }: Typed,
  statement: ts.Statement,
  { module, name }: { module: ts.Symbol | undefined; name: string },
): boolean {
  const isExport = compiler.isExportDeclaration(statement);
  if (!isExport && !compiler.isImportDeclaration(statement)) return false;
  const { moduleSpecifier } = statement;
  const bindings = isExport ? statement.exportClause : statement.importClause?.namedBindings;
  const isAll = isExport
    ? bindings === undefined || compiler.isNamespaceExport(bindings)
    : bindings !== undefined && compiler.isNamespaceImport(bindings) && bindings.name.text !== name;
  if (!isAll || moduleSpecifier === undefined) return false;
  return program.getTypeChecker().getSymbolAtLocation(moduleSpecifier) === module;
}
