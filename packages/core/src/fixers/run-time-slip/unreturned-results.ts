import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { lastStatement, returned, returnsValue } from "./unreturned-values.ts";

const ANNOUNCED = 0.85;
const ASKED_FOR = 0.8;
const OF_NOTHING = /^(?:Promise<)?(?:void|undefined|any|unknown|never|this)>?$|^asserts\b|\bis\b|^void \|/;

/** Functions that end with a call and return nothing, though their type announces a value, or who calls them asks for one. */
export function unreturnedResults(service: ServiceOfFile): Candidate[] {
  const { ts, program, path, relative } = service;
  const sourceFile = program.getSourceFile(path);
  const found = new Map<ts.ExpressionStatement, number>();
  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node) && announcesValue(ts, node)) add(node, ANNOUNCED);
    const missed = ts.isCallExpression(node) ? missedReturn(service, node) : undefined;
    if (missed !== undefined) found.set(missed, ASKED_FOR);
    ts.forEachChild(node, visit);
  }
  function add(node: ts.SignatureDeclaration, confidence: number): void {
    const last = resultIn(service, node);
    if (last !== undefined) found.set(last, confidence);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return [...found].flatMap(([statement, confidence]) => {
    const file = relative(statement.getSourceFile().fileName);
    return file === undefined ? [] : [returned(file, statement, confidence)];
  });
}

/** What a function of the workspace ends with and does not return, where a call asks it for a value. */
export function missedReturn(
  service: ServiceOfFile,
  call: ts.CallExpression,
): ts.ExpressionStatement | undefined {
  const { ts: compiler, program, relative } = service;
  if (!isAskedFor(compiler, call)) return undefined;
  const declaration = program.getTypeChecker().getResolvedSignature(call)?.declaration;
  const isOwn = declaration !== undefined && relative(declaration.getSourceFile().fileName) !== undefined;
  return isOwn && compiler.isFunctionLike(declaration) && declaration.type === undefined
    ? resultIn(service, declaration)
    : undefined;
}

function resultIn(
  { ts: compiler, program }: ServiceOfFile,
  node: ts.SignatureDeclaration,
): ts.ExpressionStatement | undefined {
  const last = lastStatement(compiler, node);
  if (last === undefined || returnsValue(compiler, node)) return undefined;
  return isResult(compiler, program.getTypeChecker(), last.expression) ? last : undefined;
}

/** Whether the type of a function says that it gives a value; that of a generator says what it yields. */
export function announcesValue(compiler: typeof ts, node: ts.SignatureDeclaration): boolean {
  const isPlain = !("asteriskToken" in node && node.asteriskToken !== undefined);
  const type = node.type ?? compiler.getJSDocReturnType(node);
  return (
    isPlain &&
    !compiler.isConstructorDeclaration(node) &&
    !compiler.isSetAccessor(node) &&
    type !== undefined &&
    !OF_NOTHING.test(type.getText())
  );
}

/** `const total = sum(prices)`, `total = sum(prices)`, `sum(prices).toFixed(2)`, `print(sum(prices))`; waited for or not. */
function isAskedFor(compiler: typeof ts, call: ts.CallExpression): boolean {
  let value: ts.Expression = call;
  while (compiler.isAwaitExpression(value.parent) || compiler.isParenthesizedExpression(value.parent))
    value = value.parent;
  const { parent } = value;
  if (compiler.isVariableDeclaration(parent)) return parent.initializer === value;
  if (compiler.isBinaryExpression(parent))
    return isCompared(compiler, parent, value) || isGivenTo(compiler, parent, value);
  if (compiler.isCallExpression(parent)) return parent.expression !== value;
  return (
    (compiler.isPropertyAccessExpression(parent) && parent.expression === value && value !== call) ||
    (compiler.isPropertyAccessExpression(parent) && !isOfPromise(parent)) ||
    compiler.isElementAccessExpression(parent) ||
    compiler.isTemplateSpan(parent) ||
    compiler.isSpreadElement(parent) ||
    compiler.isForOfStatement(parent)
  );
}

function isGivenTo(
  compiler: typeof ts,
  { operatorToken, right }: ts.BinaryExpression,
  value: ts.Expression,
): boolean {
  return right === value && operatorToken.kind === compiler.SyntaxKind.EqualsToken;
}

/** `total(prices) === 3`, but not `… === undefined`. */
function isCompared(
  compiler: typeof ts,
  { operatorToken, left, right }: ts.BinaryExpression,
  value: ts.Expression,
): boolean {
  const other = left === value ? right : left;
  const isSame = operatorToken.kind === compiler.SyntaxKind.EqualsEqualsEqualsToken;
  return isSame && !NOTHING.test(other.getText());
}

const NOTHING = /^(?:undefined|null|void 0)$/;

function isOfPromise({ name }: ts.PropertyAccessExpression): boolean {
  return name.text === "then" || name.text === "catch" || name.text === "finally";
}

/** A call that gives something, as far as is known. */
function isResult(compiler: typeof ts, checker: ts.TypeChecker, expression: ts.Expression): boolean {
  const call = compiler.isAwaitExpression(expression) ? expression.expression : expression;
  if (!compiler.isCallExpression(call) && !compiler.isNewExpression(call)) return false;
  const { Void, Undefined, Never } = compiler.TypeFlags;
  return (checker.getTypeAtLocation(expression).flags & (Void | Undefined | Never)) === 0;
}
