import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";

/**
 * What the one value of a module is declared by, where a `require("./cart")` is called at once or handed on: `createCart` of
 * `module.exports = createCart`. A variable that it is put into leads there by itself.
 */
export function requiredValue(
  { ts, program }: ServiceOfFile,
  node: ts.Node,
  root: ts.Node,
): readonly ts.Declaration[] {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== "require")
    return [];
  const [specifier] = node.arguments;
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return [];
  const isPartOfName = ts.isPropertyAccessExpression(node.parent);
  if (isPartOfName || (ts.isVariableDeclaration(node.parent) && node !== root)) return [];
  const module = program.getTypeChecker().getSymbolAtLocation(specifier);
  return module?.exports?.get(ts.InternalSymbolName.ExportEquals)?.declarations ?? [];
}
