import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isOwnSource } from "./name-uses.ts";
import type { PossibleNames } from "./possible-names.ts";
import type { Respelling } from "./spelling.ts";

/**
 * Whether a name, spelt so, would stand twice in an expression and its counterpart not at all: `maximum` is as likely in
 * `value >= minimum && value <= minimun`.
 */
export function leavesCounterpartOut(
  { project: { ts: compiler, program }, sourceFile }: CodeFixSite,
  { to, start }: Respelling,
  { symbols }: PossibleNames,
): boolean {
  const node = nodeAt(compiler, sourceFile, start, compiler.isIdentifier);
  if (node === undefined) return false;
  const receiver = receiverOf(compiler, node);
  const others = identifiersIn(compiler, wholeExpression(compiler, node));
  const names = new Set(
    others.filter((other) => receiverOf(compiler, other) === receiver).map(({ text }) => text),
  );
  return names.has(to) && [...symbols].some(([name, symbol]) => isCounterpart(name, symbol));

  function isCounterpart(name: string, { valueDeclaration: declaration }: ts.Symbol): boolean {
    const isOwn = declaration !== undefined && isOwnSource(program, declaration.getSourceFile());
    return isOwn && name !== to && !names.has(name) && areContrasting(name, to);
  }
}

/** `box` of `box.width`: the width of another box is no counterpart of its height. */
function receiverOf(compiler: typeof ts, name: ts.Identifier): string {
  const { parent } = name;
  return compiler.isPropertyAccessExpression(parent) && parent.name === name
    ? parent.expression.getText()
    : "";
}

/** The greatest expression around a node, within its function. */
function wholeExpression(compiler: typeof ts, node: ts.Node): ts.Node {
  const { parent } = node;
  const isPart = compiler.isExpression(parent) && !compiler.isFunctionLike(parent);
  return isPart ? wholeExpression(compiler, parent) : node;
}
