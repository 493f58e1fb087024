import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** A member that a code fix adds to an object, and the type that it has to have there. */
export interface AddedMember {
  symbol: ts.Symbol;
  type: ts.Type;
}

/** What a code fix adds to an object literal, or to an element as attributes; undefined for other fixes, and where it cannot be told. */
export function addedMembers(action: ts.CodeFixAction, site: CodeFixSite): AddedMember[] | undefined {
  const { ts: compiler, program } = site.project;
  const object = extendedObject(action, site);
  const checker = program.getTypeChecker();
  const target = object && checker.getContextualType(object);
  if (object === undefined || target === undefined || target.isUnion()) return undefined;
  const { properties } = object;
  if (properties.some((one) => compiler.isSpreadAssignment(one) || compiler.isJsxSpreadAttribute(one)))
    return undefined;
  const given = new Set(properties.map(({ name }) => name?.getText()));
  const missing = target
    .getProperties()
    .filter(({ name, flags }) => !given.has(name) && (flags & compiler.SymbolFlags.Optional) === 0);
  return missing.length === 0
    ? undefined
    : missing.map((symbol) => ({ symbol, type: checker.getTypeOfSymbolAtLocation(symbol, object) }));
}

/** Besides it, the fix may import types that the members are written with. */
function extendedObject(
  { fixName, changes }: ts.CodeFixAction,
  { project: { ts: compiler }, sourceFile, diagnostic }: CodeFixSite,
): ts.ObjectLiteralExpression | ts.JsxAttributes | undefined {
  if (fixName === "fixMissingAttributes")
    return nodeAt(compiler, sourceFile, diagnostic.start, compiler.isJsxOpeningLikeElement)?.attributes;
  if (fixName !== "fixMissingProperties") return undefined;
  const literals = changes
    .flatMap(({ textChanges }) => textChanges)
    .flatMap(
      ({ span }) => nodeAt(compiler, sourceFile, span.start, compiler.isObjectLiteralExpression) ?? [],
    );
  return literals.length === 1 ? literals[0] : undefined;
}

/** Whether there is one value of a type only, as of `"circle"`. */
export function isOnlyValue({ TypeFlags }: typeof ts, { flags }: ts.Type): boolean {
  return (flags & (TypeFlags.Literal | TypeFlags.Null | TypeFlags.Undefined)) !== 0;
}
