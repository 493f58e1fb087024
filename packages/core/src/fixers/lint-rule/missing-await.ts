import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

const OF_PROMISE: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** `await` for the only promise in an async function that waits for nothing and that nobody takes as a promise. */
export function missingAwait(place: RulePlace): TextEdit | undefined {
  const [only, ...others] = promisesTakenAsValues(place);
  return only === undefined || others.length > 0 ? undefined : awaited(place.project.ts, only);
}

/** The promises that the async function around a place makes, and takes for their values. */
export function promisesTakenAsValues({ project, sourceFile, start }: RulePlace): ts.Expression[] {
  const { ts, program } = project;
  const isAsyncFunction = (node: ts.Node): node is ts.SignatureDeclaration => isAsync(ts, node);
  const around = nodeAt(ts, sourceFile, start, isAsyncFunction);
  return around === undefined ? [] : unawaitedIn(ts, program.getTypeChecker(), around);
}

/** `await` for a promise that a statement makes, or a condition asks for, and that is not waited for, in an async function. */
export function awaitHere({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts, program } = project;
  const isHere = (node: ts.Node): node is ts.CallExpression =>
    ts.isCallExpression(node) && node.getStart() === start;
  const call = nodeAt(ts, sourceFile, start, isHere);
  const around = call && ts.findAncestor(call.parent, ts.isFunctionLike);
  const canWait = around === undefined ? ts.isExternalModule(sourceFile) : isAsync(ts, around);
  if (call === undefined || !canWait) return undefined;
  const whole = outermost(ts, call);
  return isPromise(program.getTypeChecker(), whole) ? awaited(ts, whole) : undefined;
}

/** `cart.load().then(show)` of `cart.load()` */
function outermost(compiler: typeof ts, call: ts.Expression): ts.Expression {
  const { parent } = call;
  const isInner =
    (compiler.isPropertyAccessExpression(parent) || compiler.isCallExpression(parent)) &&
    parent.expression === call;
  return isInner ? outermost(compiler, parent) : call;
}

function isAsync(compiler: typeof ts, node: ts.Node): boolean {
  return (
    compiler.isFunctionLike(node) &&
    compiler.canHaveModifiers(node) &&
    compiler.getModifiers(node)?.some(({ kind }) => kind === compiler.SyntaxKind.AsyncKeyword) === true
  );
}

function unawaitedIn(compiler: typeof ts, checker: ts.TypeChecker, around: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (node !== around && compiler.isFunctionLike(node)) return;
    const isCall = compiler.isCallExpression(node) || compiler.isNewExpression(node);
    if (isCall && isPromise(checker, node) && isTakenAsValue(compiler, node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(around);
  return found;
}

/** Not returned, not thrown away on purpose, not kept with others, and nothing is asked of it that promises answer. */
function isTakenAsValue(compiler: typeof ts, { parent }: ts.Expression): boolean {
  return !(
    compiler.isReturnStatement(parent) ||
    compiler.isArrowFunction(parent) ||
    compiler.isVoidExpression(parent) ||
    compiler.isArrayLiteralExpression(parent) ||
    (compiler.isPropertyAccessExpression(parent) && OF_PROMISE.has(parent.name.text))
  );
}

function isPromise(checker: ts.TypeChecker, node: ts.Node): boolean {
  return checker.getTypeAtLocation(node).getSymbol()?.getName() === "Promise";
}

function awaited(compiler: typeof ts, node: ts.Expression): TextEdit {
  const [start, end] = [node.getStart(), node.getEnd()];
  const { parent } = node;
  const isAskedOf =
    (compiler.isPropertyAccessExpression(parent) || compiler.isElementAccessExpression(parent)) &&
    parent.expression === node;
  return isAskedOf
    ? { start, end, text: `(await ${node.getText()})` }
    : { start, end: start, text: "await " };
}
