import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { lastStatement, returned, returnsValue } from "./unreturned-values.ts";

const OF_MAKING = 0.75;
const AS_BESIDE = 0.7;
const FEWEST_BESIDE = 2;

/**
 * `Cart.create = function (items) { new Cart(items); }` in a script, which does nothing but make what it drops; and
 * `decode(text) { decode(text, KEY); }` beside `encode(text) { return encode(text, KEY); }`; and what ends with `text.slice(1)` and
 * returns a value before that, where all functions beside it end with one.
 */
export function unreturnedMakings(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (isMethod(compiler, node)) {
      const only = onlyStatement(compiler, node);
      if (only !== undefined && isMaking(compiler, node, only))
        candidates.push(returned(file, only, OF_MAKING));
      else if (only !== undefined && isAlone(compiler, node, only))
        candidates.push(returned(file, only, AS_BESIDE));
    }
    if (compiler.isFunctionLike(node)) {
      const last = lastStatement(compiler, node);
      if (last !== undefined && endsOtherwise(compiler, node, last))
        candidates.push(returned(file, last, AS_BESIDE));
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

type Method = ts.MethodDeclaration | ts.FunctionExpression | ts.FunctionDeclaration;

function isMethod(compiler: typeof ts, node: ts.Node): node is Method {
  return (
    compiler.isMethodDeclaration(node) ||
    compiler.isFunctionExpression(node) ||
    compiler.isFunctionDeclaration(node)
  );
}

function onlyStatement(compiler: typeof ts, node: Method): ts.ExpressionStatement | undefined {
  return node.body?.statements.length === 1 ? lastStatement(compiler, node) : undefined;
}

/** A function that is called to make: its name says so, or it is a member of what it makes. */
function isMaking(compiler: typeof ts, node: Method, { expression }: ts.ExpressionStatement): boolean {
  if (!compiler.isNewExpression(expression)) return false;
  const { parent } = node;
  const isAssigned = compiler.isBinaryExpression(parent) && parent.right === node;
  const target = isAssigned ? parent.left : undefined;
  const owner = target && compiler.isPropertyAccessExpression(target) ? target.expression.getText() : "";
  return owner === expression.expression.getText() || MAKES.test(nameOf(compiler, node));
}

const MAKES = /^(?:create|make|build|from|clone|of)(?![a-z])/;

/** Whether all functions beside it, of which there are some, return what they call, and it calls what is called as itself. */
function isAlone(compiler: typeof ts, node: Method, { expression }: ts.ExpressionStatement): boolean {
  if (!compiler.isCallExpression(expression)) return false;
  const { expression: callee } = expression;
  const called = compiler.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  if (called !== nameOf(compiler, node)) return false;
  const others = besides(compiler, node);
  return others.length > 0 && others.every((other) => returnsValue(compiler, other));
}

/** Whether a function ends with a call of a member, but returns a value before, and all functions beside it, of which there are some, end with one. */
function endsOtherwise(
  compiler: typeof ts,
  node: ts.SignatureDeclaration,
  { expression }: ts.ExpressionStatement,
): boolean {
  const isCall =
    compiler.isCallExpression(expression) && compiler.isPropertyAccessExpression(expression.expression);
  if (!isCall || !returnsValue(compiler, node)) return false;
  const others = besides(compiler, node);
  return (
    others.length >= FEWEST_BESIDE &&
    others.every((other) => {
      const last = lastOf(compiler, other);
      return last !== undefined && compiler.isReturnStatement(last) && last.expression !== undefined;
    })
  );
}

function lastOf(compiler: typeof ts, node: ts.Node): ts.Statement | undefined {
  const body = compiler.isFunctionLike(node) && "body" in node ? node.body : undefined;
  return body !== undefined && compiler.isBlock(body) ? body.statements.at(-1) : undefined;
}

function besides(compiler: typeof ts, node: ts.Node): ts.Node[] {
  const member = compiler.isPropertyAssignment(node.parent) ? node.parent : node;
  const { parent } = member;
  const isAround = compiler.isObjectLiteralExpression(parent) || compiler.isClassLike(parent);
  if (!isAround) return [];
  const members: readonly ts.Node[] = compiler.isClassLike(parent) ? parent.members : parent.properties;
  return members.flatMap((other) => {
    const made = compiler.isPropertyAssignment(other) ? other.initializer : other;
    return other !== member && compiler.isFunctionLike(made) && !compiler.isConstructorDeclaration(made)
      ? [made]
      : [];
  });
}

function nameOf(compiler: typeof ts, node: Method): string {
  const { parent } = node;
  if (compiler.isBinaryExpression(parent) && compiler.isPropertyAccessExpression(parent.left))
    return parent.left.name.text;
  const isHeld = compiler.isPropertyAssignment(parent) || compiler.isVariableDeclaration(parent);
  return (isHeld ? parent.name : node.name)?.getText() ?? "";
}
