import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";
import { functionAround } from "./types.ts";

/** Whether a value is a variable that the same function makes, and whose type nothing says. */
export function isMadeHere(
  { ts: compiler, checker }: Pick<ErrorSite, "checker" | "ts">,
  value: ts.Expression,
): boolean {
  if (!compiler.isIdentifier(value)) return false;
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
  return (
    declaration !== undefined &&
    compiler.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    declaration.type === undefined &&
    functionAround(compiler, declaration) === functionAround(compiler, value)
  );
}
