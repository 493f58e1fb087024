import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const IDLE = 0.75;
const OF_ITSELF = 0.85;
const TRIED = 0.7;
const OF_CALLBACK = 0.6;
/** What asks its callback for a value. */
const ASKS_FOR_VALUE: ReadonlySet<string> = new Set([
  "map",
  "filter",
  "reduce",
  "reduceRight",
  "flatMap",
  "find",
  "findIndex",
  "findLast",
  "some",
  "every",
  "sort",
  "toSorted",
]);

/** Values that a function ends with and neither returns nor uses, and callbacks that end with a call where a value is asked for. */
export function unreturnedValues(file: string, { ts, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node) && !ts.isSetAccessor(node)) {
      const last = lastStatement(ts, node);
      const confidence = last === undefined ? undefined : confidenceIn(ts, node, last);
      if (last !== undefined && confidence !== undefined) candidates.push(returned(file, last, confidence));
      const idle = idleStatements(ts, node).filter((statement) => statement !== last);
      candidates.push(...idle.map((statement) => returned(file, statement, IDLE)));
      candidates.push(...triedIn(ts, node).map((statement) => returned(file, statement, TRIED)));
      candidates.push(...instances(ts, node).map((statement) => returned(file, statement, OF_ITSELF)));
    }
    ts.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

/** The expression that the body of a function ends with. */
export function lastStatement(
  compiler: typeof ts,
  node: ts.SignatureDeclaration,
): ts.ExpressionStatement | undefined {
  const body = bodyOf(node);
  const last = body !== undefined && compiler.isBlock(body) ? body.statements.at(-1) : undefined;
  return last !== undefined && compiler.isExpressionStatement(last) ? last : undefined;
}

/** Values at the end of inner blocks of a function that returns some elsewhere: `if (isEmpty) { none }`. */
function idleStatements(compiler: typeof ts, around: ts.SignatureDeclaration): ts.ExpressionStatement[] {
  const found: ts.ExpressionStatement[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node)) return;
    if (compiler.isExpressionStatement(node) && isLast(compiler, node) && isValue(compiler, node.expression))
      found.push(node);
    compiler.forEachChild(node, visit);
  }
  compiler.forEachChild(around, visit);
  return found.length > 0 && returnsValue(compiler, around) ? found : [];
}

/** `try { read(path); } catch { return null; }` at the end of a function, which gives a value only where it failed. */
function triedIn(compiler: typeof ts, around: ts.SignatureDeclaration): ts.ExpressionStatement[] {
  const body = bodyOf(around);
  if (body === undefined || !compiler.isBlock(body)) return [];
  const last = body.statements.at(-1);
  if (last === undefined || !compiler.isTryStatement(last) || last.finallyBlock !== undefined) return [];
  const tried = last.tryBlock.statements.at(-1);
  const caught = last.catchClause?.block.statements.at(-1);
  const givesValue =
    caught !== undefined && compiler.isReturnStatement(caught) && caught.expression !== undefined;
  const isCall =
    tried !== undefined &&
    compiler.isExpressionStatement(tried) &&
    compiler.isCallExpression(tried.expression);
  const others = body.statements.slice(0, -1).some((one) => returnsValue(compiler, one));
  return givesValue && isCall && !others && !returnsValue(compiler, last.tryBlock) ? [tried] : [];
}

/** `if (!(this instanceof Cart)) { new Cart(items); }` in `Cart`: what is made for who called it without `new`. */
function instances(compiler: typeof ts, around: ts.SignatureDeclaration): ts.ExpressionStatement[] {
  const name = around.name?.getText();
  const found: ts.ExpressionStatement[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node)) return;
    const isMade =
      compiler.isExpressionStatement(node) &&
      compiler.isNewExpression(node.expression) &&
      node.expression.expression.getText() === name;
    if (isMade && isLast(compiler, node) && node.parent !== bodyOf(around)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  if (name !== undefined && compiler.isFunctionDeclaration(around)) compiler.forEachChild(around, visit);
  return found;
}

function bodyOf(around: ts.SignatureDeclaration): ts.Node | undefined {
  return "body" in around ? around.body : undefined;
}

function isLast(compiler: typeof ts, statement: ts.Statement): boolean {
  const { parent } = statement;
  return (
    compiler.isIfStatement(parent) || (compiler.isBlock(parent) && parent.statements.at(-1) === statement)
  );
}

/** Something that can only have been meant to be returned: nothing comes of reading a member of it alone. */
function isValue(compiler: typeof ts, expression: ts.Expression): boolean {
  return compiler.isPropertyAccessExpression(expression)
    ? !hasEffect(compiler, expression)
    : isIdle(compiler, expression);
}

function confidenceIn(
  compiler: typeof ts,
  around: ts.SignatureDeclaration,
  { expression }: ts.ExpressionStatement,
): number | undefined {
  if (isIdle(compiler, expression) || isKept(compiler, expression)) return IDLE;
  const isCall = compiler.isCallExpression(expression) || compiler.isAwaitExpression(expression);
  const isOfList = isAskedForValue(compiler, around) && !isOfItsOwn(compiler, around);
  return isCall && isOfList && !returnsValue(compiler, around) ? OF_CALLBACK : undefined;
}

/** Whether nothing comes of an expression but its value; a text alone is a directive, a property alone may be a getter's effect. */
function isIdle(compiler: typeof ts, expression: ts.Expression): boolean {
  if (compiler.isStringLiteral(expression) || compiler.isPropertyAccessExpression(expression)) return false;
  if (isSaidToCompiler(compiler, expression)) return false;
  return (
    isComparison(compiler, expression) ||
    isTakenFromText(compiler, expression) ||
    !hasEffect(compiler, expression)
  );
}

/** `this.buffer` where the same script sets it, and has no getter of that name. */
function isKept(compiler: typeof ts, expression: ts.Expression): boolean {
  if (!compiler.isPropertyAccessExpression(expression) || !compiler.isIdentifier(expression.name))
    return false;
  if (expression.expression.kind !== compiler.SyntaxKind.ThisKeyword) return false;
  const { text } = expression.getSourceFile();
  const name = expression.name.text.replaceAll("$", String.raw`\$`);
  const isSet = new RegExp(String.raw`\bthis\.${name} ?[-+*|&]?=(?!=)`).test(text);
  return isSet && !new RegExp(String.raw`\b(?:get|set) ${name}\b|["']${name}["']`).test(text);
}

/** `name.slice(1)`, `new Date(0).toISOString()`: it leaves what it is asked of as it was. */
function isTakenFromText(compiler: typeof ts, expression: ts.Expression): boolean {
  if (!compiler.isCallExpression(expression)) return false;
  const { expression: callee, arguments: values } = expression;
  return (
    compiler.isPropertyAccessExpression(callee) &&
    TAKES.has(callee.name.text) &&
    !(callee.name.text === THROWS && isTried(compiler, expression.parent)) &&
    ![...asked(compiler, callee.expression), ...values].some((part) => hasEffect(compiler, part))
  );
}

/** Of `new Date(0)` only what it is given: a time that is made does nothing. */
function asked(compiler: typeof ts, node: ts.Expression): readonly ts.Expression[] {
  const isTime =
    compiler.isNewExpression(node) &&
    compiler.isIdentifier(node.expression) &&
    node.expression.text === "Date";
  return isTime ? (node.arguments ?? []) : [node];
}

/** A time that is none throws there, which a `try` may be for. */
const THROWS = "toISOString";

function isTried(compiler: typeof ts, { parent }: ts.Node): boolean {
  return (
    compiler.isBlock(parent) && compiler.isTryStatement(parent.parent) && parent.parent.tryBlock === parent
  );
}

/** What texts, lists and times are asked for, and that changes none of them. */
const TAKES: ReadonlySet<string> = new Set([
  "charAt",
  "charCodeAt",
  "indexOf",
  "lastIndexOf",
  "padEnd",
  "padStart",
  "slice",
  "startsWith",
  "endsWith",
  "substr",
  "substring",
  "getTime",
  "toFixed",
  THROWS,
  "toLowerCase",
  "toUpperCase",
  "toSorted",
  "toReversed",
]);

/** `shape satisfies never`: that all cases are told is asked of the compiler, and nothing is given. */
function isSaidToCompiler(compiler: typeof ts, expression: ts.Expression): boolean {
  if (compiler.isParenthesizedExpression(expression))
    return isSaidToCompiler(compiler, expression.expression);
  const isTyped = compiler.isSatisfiesExpression(expression) || compiler.isAsExpression(expression);
  return isTyped && expression.type.kind === compiler.SyntaxKind.NeverKeyword;
}

/** `a < b`, `isFinite(a) && read(a) === b`, `${read(a)}.`: whatever its parts do, nothing comes of it but its value. */
function isComparison(compiler: typeof ts, expression: ts.Expression): boolean {
  if (compiler.isParenthesizedExpression(expression)) return isComparison(compiler, expression.expression);
  if (compiler.isTemplateExpression(expression)) return true;
  if (!compiler.isBinaryExpression(expression)) return false;
  const operator = expression.operatorToken.getText();
  return COMPARES.test(operator) || (JOINS.test(operator) && isComparison(compiler, expression.right));
}

const COMPARES = /^(?:[<>]=?|[!=]==?|instanceof|in|[-+*/%])$/;
const JOINS = /^(?:&&|\|\||\?\?)$/;

/** Whether running an expression may do anything but give its value. */
export function hasEffect(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isFunctionLike(node)) return false;
  const isEffect =
    compiler.isCallExpression(node) ||
    compiler.isNewExpression(node) ||
    compiler.isAwaitExpression(node) ||
    compiler.isYieldExpression(node) ||
    compiler.isDeleteExpression(node) ||
    compiler.isVoidExpression(node) ||
    compiler.isPostfixUnaryExpression(node) ||
    compiler.isTaggedTemplateExpression(node) ||
    (compiler.isPrefixUnaryExpression(node) && STEPS.test(node.getText())) ||
    (compiler.isBinaryExpression(node) && isAssignment(compiler, node.operatorToken.kind));
  return isEffect || compiler.forEachChild(node, (child) => hasEffect(compiler, child) || undefined) === true;
}

const STEPS = /^(?:\+\+|--)/;

/** `prices.map((price) => {…})`, whose result is taken; alone in a statement it walks the list and no more. */
function isAskedForValue(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  if (!compiler.isCallExpression(parent) || parent.arguments[0] !== node) return false;
  if (compiler.isExpressionStatement(parent.parent)) return false;
  const { expression } = parent;
  return compiler.isPropertyAccessExpression(expression) && ASKS_FOR_VALUE.has(expression.name.text);
}

/** A callback that speaks of its own `this` is called by what gives it one: no list does. */
function isOfItsOwn(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isArrowFunction(node)) return false;
  const speaks = (child: ts.Node): boolean => {
    if (child.kind === compiler.SyntaxKind.ThisKeyword) return true;
    const isOther = compiler.isFunctionLike(child) && !compiler.isArrowFunction(child);
    return !isOther && compiler.forEachChild(child, (inner) => speaks(inner) || undefined) === true;
  };
  return compiler.forEachChild(node, (child) => speaks(child) || undefined) === true;
}

/** Whether a function returns a value anywhere. */
export function returnsValue(compiler: typeof ts, around: ts.Node): boolean {
  return (
    compiler.forEachChild(around, (child) => {
      if (compiler.isFunctionLike(child)) return undefined;
      const isReturn = compiler.isReturnStatement(child) && child.expression !== undefined;
      return isReturn || returnsValue(compiler, child) || undefined;
    }) === true
  );
}

/** Returns what a statement only says. */
export function returned(file: string, statement: ts.ExpressionStatement, confidence: number): Candidate {
  const start = statement.getStart();
  const sourceFile = statement.getSourceFile();
  const { line } = sourceFile.getLineAndCharacterOfPosition(start);
  return {
    title: `Return the value at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end: start, text: "return " }] }],
    origin: "run-time-slip",
    rationale: "the function ends with a value that nothing uses",
    confidence,
  };
}

function isAssignment({ SyntaxKind }: typeof ts, operator: ts.SyntaxKind): boolean {
  return SyntaxKind.FirstAssignment <= operator && operator <= SyntaxKind.LastAssignment;
}
