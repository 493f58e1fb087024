import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** What the compiler gives a type that it could not find, told from the `any` of the language; known to it, but not declared. */
const ERROR_TYPE = "error";

/** Whether the compiler could not find a type, or what it is of. */
export function isErrorType(type: ts.Type): boolean {
  return "intrinsicName" in type && type.intrinsicName === ERROR_TYPE;
}

/** Whether a value comes from a module that cannot be found, so that whatever is done with it compiles. */
export function isOfUnresolvedModule({ project }: CodeFixSite, symbol: ts.Symbol): boolean {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const type = checker.getTypeOfSymbol(target);
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0 || target.declarations === undefined;
  return isValue && isErrorType(type);
}
