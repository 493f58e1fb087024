import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/** Whether something is done between a variable's declaration and its use, which may be done for it alone. */
export function hasDeedSince({ ts: compiler, checker }: ErrorSite, node: ts.Node): boolean {
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  const declared = declaration && compiler.findAncestor(declaration, compiler.isVariableStatement);
  const block = declared?.parent;
  if (declared === undefined || block === undefined || !compiler.isBlock(block)) return false;
  const user = block.statements.find((statement) => statement.pos <= node.pos && node.end <= statement.end);
  return block.statements.some(
    (statement) =>
      compiler.isExpressionStatement(statement) &&
      statement.pos >= declared.end &&
      statement.end <= (user?.pos ?? 0),
  );
}
