import { nodeAt } from "../node-at.ts";
import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether a label that nothing names is of a loop around another one that is left or gone on with: that may be the one meant. */
export function mayBeLeft({ project: { ts: compiler }, sourceFile, diagnostic }: CodeFixSite): boolean {
  const labeled = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isLabeledStatement);
  function leaves(node: ts.Node, depth: number): boolean {
    if (compiler.isFunctionLike(node)) return false;
    if (compiler.isBreakOrContinueStatement(node)) return depth > 1 && node.label === undefined;
    const isWithin = compiler.isIterationStatement(node, false) || compiler.isSwitchStatement(node);
    const inner = depth + (isWithin ? 1 : 0);
    return compiler.forEachChild(node, (child) => leaves(child, inner) || undefined) === true;
  }
  return labeled !== undefined && leaves(labeled.statement, 0);
}
