import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/** What a name stands for; of `{ name }` the variable, not the member. */
export function variableOf(
  { ts: compiler, checker }: Pick<ErrorSite, "ts" | "checker">,
  name: ts.Identifier,
): ts.Symbol | undefined {
  return compiler.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}
