import type { ts } from "ts-morph";

/** One of several ways that a value decides between: an entry of a table, a clause of a `switch`, a branch for one value. */
export interface Way {
  /** The values, or the words for them in the code, that lead this way. */
  names: readonly string[];
  /** What holds all of the ways; undefined where only one is known. */
  among: ts.Node | undefined;
  /** It is put there for others to call: what is called to make it runs in any case. */
  isPut?: boolean;
}

const COMPARES = /^===?$/;

/** The way that a part of a statement or expression is, where its parent decides. */
export function wayOf(compiler: typeof ts, part: ts.Node): Way | undefined {
  const { parent } = part;
  if (compiler.isCaseClause(parent) && part !== parent.expression)
    return { names: labelsOf(compiler, parent), among: parent.parent };
  if (compiler.isIfStatement(parent) && part === parent.thenStatement)
    return compared(compiler, parent.expression);
  if (compiler.isConditionalExpression(parent) && part === parent.whenTrue)
    return compared(compiler, parent.condition);
  if (compiler.isObjectLiteralExpression(parent)) return entryOf(compiler, part, parent);
  if (compiler.isArrayLiteralExpression(parent)) return pairOf(compiler, part, parent);
  return compiler.isCallExpression(parent) ? registeredBy(compiler, part, parent) : undefined;
}

function entryOf(compiler: typeof ts, part: ts.Node, among: ts.ObjectLiteralExpression): Way | undefined {
  const name = compiler.isObjectLiteralElementLike(part) ? part.name : undefined;
  if (name === undefined || compiler.isComputedPropertyName(name)) return undefined;
  return { names: [name.text], among, isPut: true };
}

/** `add` of `["add", addTo]`, a pair of a list. */
function pairOf(
  compiler: typeof ts,
  part: ts.Node,
  { elements, parent }: ts.ArrayLiteralExpression,
): Way | undefined {
  const [key] = elements;
  const isPair = elements.length === 2 && compiler.isArrayLiteralExpression(parent) && part !== key;
  const name = isPair && key !== undefined ? nameOf(compiler, key) : undefined;
  return name === undefined ? undefined : { names: [name], among: parent, isPut: true };
}

/** `add` of `register("add", addTo)`. */
function registeredBy(
  compiler: typeof ts,
  part: ts.Node,
  { arguments: given, parent }: ts.CallExpression,
): Way | undefined {
  const [key] = given;
  if (key === undefined || key === part || !compiler.isStringLiteralLike(key)) return undefined;
  const isFunction = compiler.isFunctionLike(part) || compiler.isIdentifier(part);
  return isFunction ? { names: [key.text], among: parent.parent } : undefined;
}

/** The values of a clause, and of those before it that do nothing of their own. */
function labelsOf(compiler: typeof ts, clause: ts.CaseClause): string[] {
  const { clauses } = clause.parent;
  const before = clauses.slice(0, clauses.indexOf(clause));
  const own = before.slice(before.findLastIndex(({ statements }) => statements.length > 0) + 1);
  return [...own, clause].flatMap((one) =>
    compiler.isCaseClause(one) ? (nameOf(compiler, one.expression) ?? []) : [],
  );
}

/** `add` of `kind === "add"`. */
function compared(compiler: typeof ts, condition: ts.Expression): Way | undefined {
  if (!compiler.isBinaryExpression(condition) || !COMPARES.test(condition.operatorToken.getText()))
    return undefined;
  const { left, right } = condition;
  const literal = [left, right].find((side) => compiler.isStringLiteralLike(side));
  return literal === undefined ? undefined : { names: [literal.text], among: undefined };
}

function nameOf(compiler: typeof ts, value: ts.Expression): string | undefined {
  if (compiler.isStringLiteralLike(value) || compiler.isIdentifier(value)) return value.text;
  return compiler.isPropertyAccessExpression(value) ? value.name.text : undefined;
}
