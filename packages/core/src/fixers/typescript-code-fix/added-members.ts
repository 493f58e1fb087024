import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** A member that a code fix adds to an object, and the type that it has to have there. */
export interface AddedMember {
  symbol: ts.Symbol;
  type: ts.Type;
}

/** What a code fix adds to an object literal; undefined for other fixes, and where it cannot be told. */
export function addedMembers(
  { fixName, changes }: ts.CodeFixAction,
  { project: { ts: compiler, program }, sourceFile }: CodeFixSite,
): AddedMember[] | undefined {
  const [change, ...others] = changes.flatMap(({ textChanges }) => textChanges);
  if (fixName !== "fixMissingProperties" || change === undefined || others.length > 0) return undefined;
  const literal = nodeAt(compiler, sourceFile, change.span.start, compiler.isObjectLiteralExpression);
  const checker = program.getTypeChecker();
  const target = literal && checker.getContextualType(literal);
  if (literal === undefined || target === undefined || target.isUnion()) return undefined;
  if (literal.properties.some(compiler.isSpreadAssignment)) return undefined;
  const given = new Set(literal.properties.map(({ name }) => name?.getText()));
  const missing = target
    .getProperties()
    .filter(({ name, flags }) => !given.has(name) && (flags & compiler.SymbolFlags.Optional) === 0);
  return missing.length === 0
    ? undefined
    : missing.map((symbol) => ({ symbol, type: checker.getTypeOfSymbolAtLocation(symbol, literal) }));
}

/** Whether there is one value of a type only, as of `"circle"`. */
export function isOnlyValue({ TypeFlags }: typeof ts, { flags }: ts.Type): boolean {
  return (flags & (TypeFlags.Literal | TypeFlags.Null | TypeFlags.Undefined)) !== 0;
}
