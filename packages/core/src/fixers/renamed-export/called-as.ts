import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import type { MissingImport } from "./missing-import.ts";
import type { User } from "./users.ts";

/** Whether an export can be called, or made with `new`, wherever those who ask for the missing one do that. */
export function canBeCalledAs(name: string, missing: MissingImport, users: readonly User[]): boolean {
  const [user] = users;
  if (user === undefined) return true;
  const checker = user.project.program.getTypeChecker();
  const symbol = checker.getExportsOfModule(missing.module).find((each) => each.name === name);
  if (symbol === undefined) return true;
  const { ts } = user.project;
  const type = checker.getTypeOfSymbol(
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  const parents = users.flatMap((each) => callersIn(each, missing.name));
  const canCall = type.getCallSignatures().length > 0;
  const canMake = canCall || type.getConstructSignatures().length > 0;
  return parents.every((parent) => (ts.isNewExpression(parent) ? canMake : canCall));
}

function callersIn({ project: { ts }, sourceFile }: User, name: string): ts.Node[] {
  return identifiersIn(ts, sourceFile).flatMap((identifier): ts.Node[] => {
    if (identifier.text !== name) return [];
    const { parent } = identifier;
    const callee = ts.isPropertyAccessExpression(parent) && parent.name === identifier ? parent : identifier;
    const around = callee.parent;
    const isCallee =
      (ts.isCallExpression(around) || ts.isNewExpression(around)) && around.expression === callee;
    return isCallee ? [around] : [];
  });
}
