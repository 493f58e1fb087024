import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround } from "../type-error/types.ts";
import { usesOf } from "./uses-of.ts";

/** Who is let pass without it passes a check for nothing; with what else it may be refused, nothing tells. */
const CONFIDENCE = 0.6;

/** Whether a function does nothing but throw where something does not hold: who returns early from it is let pass. */
export function onlyChecks(compiler: typeof ts, { body }: ts.FunctionLikeDeclaration): boolean {
  if (body === undefined || !compiler.isBlock(body)) return false;
  const checks = body.statements.filter((one) => !compiler.isVariableStatement(one));
  return checks.length > 0 && checks.every((one) => isCheck(compiler, one));
}

/** `if (role === undefined || role.level < needed) throw …` for `if (role.level < needed) throw …`, in such a function. */
export function refusedToo(
  { ts: compiler }: Pick<ErrorSite, "ts">,
  node: ts.Expression,
  absence: string,
): Answer[] {
  const around = functionAround(compiler, node);
  const check = compiler.findAncestor(node, compiler.isIfStatement);
  if (around === undefined || check === undefined || !onlyChecks(compiler, around)) return [];
  const { expression } = check;
  const isJoinable = compiler.isBinaryExpression(expression)
    ? expression.operatorToken.kind !== compiler.SyntaxKind.QuestionQuestionToken
    : !compiler.isConditionalExpression(expression);
  const isIn = node.getStart() >= expression.getStart() && node.getEnd() <= expression.getEnd();
  if (!isJoinable || !isIn || !isCheck(compiler, check) || !compiler.isIdentifier(node)) return [];
  if (usesOf(compiler, check.thenStatement, node.text) > 0) return [];
  return [
    {
      title: `Refuse where \`${node.text}\` is missing`,
      edits: [inserted(expression.getStart(), `${absence} || `)],
      rationale: "the function does nothing but refuse, and who is not there is let pass by nothing",
      confidence: CONFIDENCE,
    },
  ];
}

/** `if (…) throw …` */
function isCheck(compiler: typeof ts, statement: ts.Statement): boolean {
  if (!compiler.isIfStatement(statement) || statement.elseStatement !== undefined) return false;
  const { thenStatement } = statement;
  const last = compiler.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && compiler.isThrowStatement(last);
}
