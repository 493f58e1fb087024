import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether an unused name is what each round of a loop or of a reduction is about: the element, where the round does more than
 * count, or the result so far, without which nothing is reduced.
 */
export function isAboutRound({ ts: compiler }: CodeFixSite["project"], name: ts.Identifier): boolean {
  const { parent } = name;
  const isOwn = (node: ts.Node): node is ts.VariableDeclaration | ts.ParameterDeclaration =>
    (compiler.isVariableDeclaration(node) || compiler.isParameter(node)) && node.name === name;
  if (!isOwn(parent)) return false;
  if (compiler.isParameter(parent)) return isResultSoFar(compiler, parent);
  const loop = parent.parent.parent;
  const isElement = compiler.isForOfStatement(loop) || compiler.isForInStatement(loop);
  return isElement && !isRange(loop.expression) && readsSomething(compiler, loop.statement);
}

function isResultSoFar(compiler: typeof ts, { parent: callback }: ts.ParameterDeclaration): boolean {
  const { parent: call } = callback;
  const isCallback = compiler.isArrowFunction(callback) || compiler.isFunctionExpression(callback);
  return (
    isCallback &&
    compiler.isCallExpression(call) &&
    compiler.isPropertyAccessExpression(call.expression) &&
    /^reduce(?:Right)?$/.test(call.expression.name.text)
  );
}

/** `Array(3)`, `list.keys()`, `range(1, 5)`: a number of rounds. */
function isRange(source: ts.Expression): boolean {
  return /\b(?:Array\s*\(|Array\.from|keys\(\)|range|times|repeat)/i.test(source.getText());
}

/** More than `count += 1` and `found.push(0)`: a name that is given, asked or computed with. */
function readsSomething(compiler: typeof ts, body: ts.Statement): boolean {
  return identifiersIn(compiler, body).some((name) => {
    const { parent } = name;
    const isCounted =
      compiler.isPostfixUnaryExpression(parent) ||
      compiler.isPrefixUnaryExpression(parent) ||
      (compiler.isBinaryExpression(parent) && compiler.isNumericLiteral(parent.right));
    return !isCounted && !isOfCallee(compiler, name);
  });
}

function isOfCallee(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent)) return isOfCallee(compiler, parent);
  return compiler.isCallExpression(parent) && parent.expression === node;
}
