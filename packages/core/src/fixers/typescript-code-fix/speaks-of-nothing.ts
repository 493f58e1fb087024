import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Names and members that are nowhere, so that the types of what they stand in tell nothing. */
const OF_NOTHING: ReadonlySet<number> = new Set([2304, 2339, 2503, 2551, 2552]);

/** Whether what a change goes into, a statement or a constructor, speaks of something that is nowhere. */
export function speaksOfNothing(
  { changes }: ts.CodeFixAction,
  { project: { ts: compiler, program }, sourceFile }: CodeFixSite,
): boolean {
  const span = changes[0]?.textChanges[0]?.span;
  const isEnclosing = (node: ts.Node): node is ts.Statement | ts.ConstructorDeclaration =>
    compiler.isConstructorDeclaration(node) || (compiler.isStatement(node) && !compiler.isBlock(node));
  const around = span && nodeAt(compiler, sourceFile, span.start, isEnclosing);
  if (around === undefined) return false;
  return program
    .getSemanticDiagnostics(sourceFile)
    .some(
      ({ code, start = 0 }) => OF_NOTHING.has(code) && start >= around.getStart() && start < around.getEnd(),
    );
}
