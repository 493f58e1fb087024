import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { readsOf } from "../type-error/reads-of.ts";
import { isNullable } from "../type-error/types.ts";

/** Whether the users of a variable reckon with its absence: one of them asks for it, or all of them take it. */
export function bearsAbsence(site: ErrorSite, name: ts.Node): boolean {
  const reads = readsOf(site, name);
  return reads.some((read) => isAsked(site, read)) || reads.every((read) => isTaken(site, read));
}

/** `if (user)`, `user?.name`, `user ?? guest`, `user === null` */
function isAsked({ ts: compiler }: ErrorSite, read: ts.Identifier): boolean {
  const { parent } = read;
  const { SyntaxKind } = compiler;
  if (compiler.isPropertyAccessExpression(parent) || compiler.isElementAccessExpression(parent))
    return parent.questionDotToken !== undefined;
  if (compiler.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken;
  if (compiler.isIfStatement(parent) || compiler.isWhileStatement(parent)) return true;
  if (compiler.isConditionalExpression(parent)) return parent.condition === read;
  if (!compiler.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  const isChoice = [
    SyntaxKind.QuestionQuestionToken,
    SyntaxKind.BarBarToken,
    SyntaxKind.AmpersandAmpersandToken,
  ].includes(kind);
  const other = parent.left === read ? parent.right : parent.left;
  return isChoice ? parent.left === read : /^(?:null|undefined)$/.test(other.getText());
}

function isTaken(site: ErrorSite, read: ts.Identifier): boolean {
  const asked = site.checker.getContextualType(read);
  return asked !== undefined && isNullable(site, asked);
}
