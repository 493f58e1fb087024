import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { onlyValueOf } from "../type-error/only-value-of.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isOwnSource, type Typed } from "./name-uses.ts";

const OF_LISTS_AND_TEXTS: ReadonlySet<string> = new Set([
  "concat",
  "endsWith",
  "forEach",
  "includes",
  "indexOf",
  "length",
  "pop",
  "push",
  "slice",
  "startsWith",
  "filter",
  "find",
  "join",
  "map",
  "replace",
]);
/** What only texts, numbers and dates are asked to do. */
const OF_TEXTS_AND_NUMBERS: ReadonlySet<string> = new Set([
  "getTime",
  "padStart",
  "split",
  "toFixed",
  "toISOString",
  "toLowerCase",
  "toUpperCase",
  "trim",
]);

/**
 * Whether a member is hardly one that nobody declared: another part of the union has it (`shape.side` of a circle), or a
 * variable in sight has it (`user.expires` beside `session`), or what is asked holds one value alone, or every object,
 * list or text has it, whatever is declared (`__proto__`, `length`).
 * What is set is there to be set: `this.power = options.power`.
 */
export function isMistakenMember({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const name = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  const access = name?.parent;
  if (name === undefined || access === undefined) return false;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return false;
  if (name.text in Object.prototype || OF_LISTS_AND_TEXTS.has(name.text)) return true;
  const typed = { compiler, program };
  if (isSet(compiler, access)) return false;
  return isOfOtherPart(typed, access) || isOfOtherVariable(typed, access) || isBesideOnlyValue(typed, access);
}

/** Whether a value is asked what only texts, numbers and dates are: one that it holds is meant, or that it was before. */
export function isAskedAsText({ project: { ts: compiler }, sourceFile, diagnostic }: CodeFixSite): boolean {
  const name = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  const access = name?.parent;
  return (
    name !== undefined &&
    access !== undefined &&
    compiler.isPropertyAccessExpression(access) &&
    access.name === name &&
    access.expression.kind !== compiler.SyntaxKind.ThisKeyword &&
    OF_TEXTS_AND_NUMBERS.has(name.text)
  );
}

/** `action.id` of `{ type: "remove", sku }`: there is another one that may be meant, and no other. */
function isBesideOnlyValue(
  { compiler, program }: Typed,
  { expression, name }: ts.PropertyAccessExpression,
): boolean {
  const checker = program.getTypeChecker();
  return onlyValueOf({ ts: compiler, checker }, checker.getTypeAtLocation(expression), name) !== undefined;
}

function isSet(compiler: typeof ts, access: ts.PropertyAccessExpression): boolean {
  const { parent } = access;
  const isLeft = compiler.isBinaryExpression(parent) && parent.left === access;
  return isLeft && parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
}

/** What the variable is declared as has other parts, one of which has the member. */
function isOfOtherPart(
  { compiler, program }: Typed,
  { expression, name }: ts.PropertyAccessExpression,
): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(expression);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined || compiler.isClassLike(declaration)) return false;
  const declared = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  return declared.isUnion() && declared.types.some((part) => part.getProperty(name.text) !== undefined);
}

function isOfOtherVariable(
  { compiler, program }: Typed,
  { expression, name }: ts.PropertyAccessExpression,
): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(expression);
  const inSight = checker.getSymbolsInScope(expression, compiler.SymbolFlags.Variable);
  return inSight.some((other) => {
    const declaration = other.valueDeclaration;
    if (other === symbol || declaration === undefined || !isOwnSource(program, declaration.getSourceFile()))
      return false;
    const member = checker.getTypeOfSymbolAtLocation(other, expression).getProperty(name.text);
    return (member?.declarations ?? []).some((one) => isOwnSource(program, one.getSourceFile()));
  });
}
