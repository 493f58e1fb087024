import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";

/** `string`, `number` or `boolean` where a type and all its literals are of that one kind. */
export type Primitive = "string" | "number" | "boolean" | "bigint";

export function primitiveOf(
  { ts: { TypeFlags } }: Pick<ErrorSite, "ts">,
  type: ts.Type,
): Primitive | undefined {
  const every = (flags: number): boolean =>
    (type.isUnion() ? type.types : [type]).every((part) => (part.flags & flags) !== 0);
  if (every(TypeFlags.StringLike)) return "string";
  if (every(TypeFlags.NumberLike)) return "number";
  if (every(TypeFlags.BooleanLike)) return "boolean";
  return every(TypeFlags.BigIntLike) ? "bigint" : undefined;
}

/** Whether null or undefined is among what a type can be. */
export function isNullable(site: Pick<ErrorSite, "ts">, type: ts.Type): boolean {
  const { isNull, isUndefined } = absencesOf(site, type);
  return isNull || isUndefined;
}

/** Which of null and undefined are among what a type can be. */
export function absencesOf(
  { ts: { TypeFlags } }: Pick<ErrorSite, "ts">,
  type: ts.Type,
): { isNull: boolean; isUndefined: boolean } {
  const parts = type.isUnion() ? type.types : [type];
  const has = (flag: ts.TypeFlags): boolean => parts.some(({ flags }) => (flags & flag) !== 0);
  return { isNull: has(TypeFlags.Null), isUndefined: has(TypeFlags.Undefined | TypeFlags.Void) };
}

/** A type that says something: not any, unknown or never. */
export function isTelling({ ts: { TypeFlags } }: Pick<ErrorSite, "ts">, type: ts.Type): boolean {
  return (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never)) === 0;
}

/** Whether what a parameter may be given is open: its declared type speaks of a type parameter of its own function. */
export function isOpenParameter(
  { ts: compiler, checker }: Pick<ErrorSite, "checker" | "ts">,
  { valueDeclaration: declaration }: ts.Symbol,
): boolean {
  if (declaration === undefined || !compiler.isParameter(declaration) || declaration.type === undefined)
    return false;
  const around = declaration.parent;
  function isOpen(node: ts.Node): boolean {
    const symbol = compiler.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const isOwn = (symbol?.declarations ?? []).some(
      (own) => compiler.isTypeParameterDeclaration(own) && own.parent === around,
    );
    return isOwn || compiler.forEachChild(node, (child) => (isOpen(child) ? true : undefined)) === true;
  }
  return isOpen(declaration.type);
}

export function isNamed(type: ts.Type, ...names: readonly string[]): boolean {
  return names.includes(type.getSymbol()?.name ?? "");
}

/** The type of what a list holds. */
export function elementOf(
  { checker, ts: { IndexKind } }: Pick<ErrorSite, "checker" | "ts">,
  type: ts.Type,
): ts.Type | undefined {
  return checker.isArrayLikeType(type) ? checker.getIndexTypeOfType(type, IndexKind.Number) : undefined;
}

/** The type argument of `Promise<…>`, `Set<…>` and the like. */
export function argumentOf({ checker }: Pick<ErrorSite, "checker">, type: ts.Type): ts.Type | undefined {
  return argumentsOf({ checker }, type)[0];
}

/** The type arguments of `Map<…>` and the like. */
export function argumentsOf({ checker }: Pick<ErrorSite, "checker">, type: ts.Type): readonly ts.Type[] {
  const isReference = (candidate: ts.Type): candidate is ts.TypeReference => "target" in candidate;
  return isReference(type) ? checker.getTypeArguments(type) : [];
}

/** The function around a node. */
export function functionAround(compiler: typeof ts, node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  for (let around = node.parent; around !== undefined; around = around.parent)
    if (isFunctionWithBody(compiler, around)) return around;
  return undefined;
}

function isFunctionWithBody(compiler: typeof ts, node: ts.Node): node is ts.FunctionLikeDeclaration {
  return compiler.isFunctionLike(node) && "body" in node && node.body !== undefined;
}

export function isAsync(compiler: typeof ts, node: ts.Node): boolean {
  const around = functionAround(compiler, node);
  return (
    around !== undefined &&
    compiler.canHaveModifiers(around) &&
    (compiler.getModifiers(around) ?? []).some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword)
  );
}
