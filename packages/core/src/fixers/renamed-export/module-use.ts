import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/**
 * How a file asks a module for a name: `import { name } from`, `export { name } from`,
 * or `module.name` after `import * as module from`, as a value or as a type.
 */
export type ModuleUse = ts.ImportOrExportSpecifier | ts.PropertyAccessExpression | ts.QualifiedName;

export function isModuleUse(compiler: typeof ts): (node: ts.Node) => node is ModuleUse {
  return (node): node is ModuleUse =>
    isSpecifier(compiler, node) ||
    compiler.isPropertyAccessExpression(node) ||
    compiler.isQualifiedName(node);
}

export function isSpecifier(compiler: typeof ts, node: ts.Node): node is ts.ImportOrExportSpecifier {
  return compiler.isImportSpecifier(node) || compiler.isExportSpecifier(node);
}

/** The name that the module is asked for, whatever it is called locally. */
export function askedName(compiler: typeof ts, use: ModuleUse): ts.ModuleExportName | ts.MemberName {
  if (compiler.isPropertyAccessExpression(use)) return use.name;
  if (compiler.isQualifiedName(use)) return use.right;
  return use.propertyName ?? use.name;
}

/** The module that is asked; undefined when it cannot be found or the node asks something else. */
export function askedModule(project: ServiceOfFile, use: ModuleUse): ts.Symbol | undefined {
  const { ts, program } = project;
  if (!isSpecifier(ts, use))
    return namespaceModule(project, ts.isQualifiedName(use) ? use.left : use.expression);
  const { parent } = use.parent;
  const declaration = ts.isImportClause(parent) ? parent.parent : parent;
  if (!("moduleSpecifier" in declaration) || declaration.moduleSpecifier === undefined) return undefined;
  return program.getTypeChecker().getSymbolAtLocation(declaration.moduleSpecifier);
}

function namespaceModule({ ts, program }: ServiceOfFile, name: ts.Node): ts.Symbol | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Alias)) return undefined;
  const target = checker.getAliasedSymbol(symbol);
  return target.declarations?.some(ts.isSourceFile) === true ? target : undefined;
}
