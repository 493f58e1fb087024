import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { nodeAt } from "../node-at.ts";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether a function adds to a name and returns it: then a variable of its own is missing, not a member of that name. */
export function isSummedUpHere({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const name = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  const around = name && functionAround(compiler, name);
  if (name === undefined || around === undefined) return false;
  const parents = identifiersIn(compiler, around)
    .filter(({ text }) => text === name.text)
    .map(({ parent }) => parent);
  const isAddedTo = (node: ts.Node): boolean =>
    compiler.isPostfixUnaryExpression(node) ||
    (compiler.isBinaryExpression(node) && /^[-+*/|&]=$/.test(node.operatorToken.getText()));
  return parents.some(isAddedTo) && parents.some((parent) => compiler.isReturnStatement(parent));
}
