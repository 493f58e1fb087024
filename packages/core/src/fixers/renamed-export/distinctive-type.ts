import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/** Types within types that are looked at, as in `Promise<Map<string, Stock>>`. */
const DEEPEST = 4;

/**
 * Whether a value or type has members of the project's own in what it is, takes or gives, so that code written for
 * something else would hardly compile with it: `() => Settings` has, `(text: string) => string` has not.
 */
export function isDistinctive(project: ServiceOfFile, symbol: ts.Symbol): boolean {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  if (!(symbol.flags & ts.SymbolFlags.Value))
    return hasOwnMembers(project, checker.getDeclaredTypeOfSymbol(symbol));
  const type = checker.getTypeOfSymbol(symbol);
  const signatures = [...type.getCallSignatures(), ...type.getConstructSignatures()];
  if (signatures.length === 0) return hasOwnMembers(project, type);
  return signatures.some((signature) =>
    [
      signature.getReturnType(),
      ...signature.getParameters().map((parameter) => checker.getTypeOfSymbol(parameter)),
    ].some((part) => hasOwnMembers(project, part)),
  );
}

function hasOwnMembers(project: ServiceOfFile, type: ts.Type, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (type.isUnionOrIntersection()) return type.types.some((part) => hasOwnMembers(project, part, depth + 1));
  const members = type.getProperties();
  if (members.some((member) => isOwn(project, member))) return true;
  return argumentsOf(project, type).some((argument) => hasOwnMembers(project, argument, depth + 1));
}

function isOwn({ relative }: ServiceOfFile, member: ts.Symbol): boolean {
  const file = member.declarations?.[0]?.getSourceFile().fileName;
  const path = file === undefined ? undefined : relative(file);
  return path !== undefined && !`/${path}`.includes("/node_modules/");
}

function argumentsOf({ ts, program }: ServiceOfFile, type: ts.Type): readonly ts.Type[] {
  const isReference = (candidate: ts.Type): candidate is ts.TypeReference =>
    (candidate.flags & ts.TypeFlags.Object) !== 0 && "target" in candidate;
  return isReference(type) ? program.getTypeChecker().getTypeArguments(type) : [];
}
