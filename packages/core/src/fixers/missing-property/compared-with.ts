import type { ts } from "ts-morph";

/** What a value is compared with where it stands: the cases of its switch, or the other side of `===`. */
export function comparedWith(compiler: typeof ts, value: ts.Expression): readonly ts.Expression[] {
  const { parent } = value;
  if (compiler.isSwitchStatement(parent))
    return parent.caseBlock.clauses.flatMap((clause) =>
      compiler.isCaseClause(clause) ? [clause.expression] : [],
    );
  if (!compiler.isBinaryExpression(parent)) return [];
  const { EqualsEqualsEqualsToken, ExclamationEqualsEqualsToken } = compiler.SyntaxKind;
  const { kind } = parent.operatorToken;
  if (kind !== EqualsEqualsEqualsToken && kind !== ExclamationEqualsEqualsToken) return [];
  return [parent.left === value ? parent.right : parent.left];
}
