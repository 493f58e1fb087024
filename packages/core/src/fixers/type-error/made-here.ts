import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";
import { functionAround } from "./types.ts";

/** What a variable is made from in the very function that asks for it, where nothing says its type; undefined elsewhere. */
export function madeHere(
  { ts: compiler, checker }: Pick<ErrorSite, "checker" | "ts">,
  value: ts.Node,
): ts.Expression | undefined {
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return undefined;
  const isHere = functionAround(compiler, declaration) === functionAround(compiler, value);
  return isHere && declaration.type === undefined ? declaration.initializer : undefined;
}
