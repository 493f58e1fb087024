import { nodeAt } from "../node-at.ts";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `describe(dish) { return describe(dish); }`: the method of that name would call itself without end, and a function is missing. */
export function callsItself({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const name = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  const around = name && functionAround(compiler, name);
  if (name === undefined || around === undefined || !compiler.isMethodDeclaration(around)) return false;
  const { parent } = name;
  const isCalled = compiler.isCallExpression(parent) && parent.expression === name;
  const call = isCalled ? parent.parent : undefined;
  const isAlways =
    call !== undefined && (compiler.isReturnStatement(call) || compiler.isExpressionStatement(call));
  return isAlways && call.parent === around.body && around.name.getText() === name.text;
}
