import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether what a change goes into, a statement or a member, has an error of its own, so that its types tell nothing. */
export function hasErrorInside(
  { changes }: ts.CodeFixAction,
  { project: { ts: compiler, program }, sourceFile, diagnostic }: CodeFixSite,
): boolean {
  const span = changes[0]?.textChanges[0]?.span;
  const isEnclosing = (node: ts.Node): node is ts.Statement | ts.ConstructorDeclaration =>
    compiler.isConstructorDeclaration(node) || (compiler.isStatement(node) && !compiler.isBlock(node));
  const around = span && nodeAt(compiler, sourceFile, span.start, isEnclosing);
  if (around === undefined) return false;
  return program
    .getSemanticDiagnostics(sourceFile)
    .some(
      ({ start = 0 }) => start >= around.getStart() && start < around.getEnd() && start !== diagnostic.start,
    );
}
