import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { readsOf } from "../type-error/reads-of.ts";

/** Whether a variable stands as a whole in a text elsewhere, which takes anything: who takes a member of it in one place alone leaves that. */
export function isPutInText(site: ErrorSite, value: ts.Expression): boolean {
  const { ts: compiler, checker } = site;
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return false;
  return readsOf(site, declaration.name).some(
    ({ parent }) =>
      compiler.isTemplateSpan(parent) ||
      (compiler.isBinaryExpression(parent) &&
        parent.operatorToken.kind === compiler.SyntaxKind.PlusToken &&
        (checker.getTypeAtLocation(parent).flags & compiler.TypeFlags.StringLike) !== 0),
  );
}
