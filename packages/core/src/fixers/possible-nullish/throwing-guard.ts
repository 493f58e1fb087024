import type { ts } from "ts-morph";
import { quoteOf } from "../quote-of.ts";
import type { ErrorSite } from "../type-error/error-site.ts";

/**
 * `if (room === undefined) throw new Error("room is undefined");`, where the very next statement would throw anyway, as it asks
 * the missing value for a member whatever else holds: the code behaves as before and says what is wrong. Undefined elsewhere.
 */
export function throwingGuard(
  { ts: compiler }: ErrorSite,
  node: ts.Expression,
  declaration: ts.Declaration,
  absence: string,
): string | undefined {
  const statement = declaration.parent.parent;
  if (!compiler.isVariableStatement(statement) || !compiler.isBlock(statement.parent)) return undefined;
  const { statements } = statement.parent;
  const next = statements[statements.indexOf(statement) + 1];
  if (next === undefined || !isAlwaysRun(compiler, node, next)) return undefined;
  const text = statement.getText();
  const quote = quoteOf(statement.getSourceFile().text);
  const what = absence.endsWith("undefined") ? "undefined" : "null";
  const end = text.endsWith(";") ? ";" : "";
  return `if (${absence}) throw new Error(${quote}${node.getText()} is ${what}${quote})${end}`;
}

/** Whether a statement cannot run without asking a value for a member, or calling it. */
function isAlwaysRun(compiler: typeof ts, value: ts.Expression, statement: ts.Statement): boolean {
  const { parent } = value;
  const isAsked =
    (compiler.isPropertyAccessExpression(parent) ||
      compiler.isElementAccessExpression(parent) ||
      compiler.isCallExpression(parent)) &&
    parent.expression === value &&
    parent.questionDotToken === undefined;
  if (!isAsked) return false;
  let node: ts.Node = parent;
  for (; node !== statement; node = node.parent) if (!isRunWith(compiler, node, node.parent)) return false;
  return true;
}

/** Whether a part is run wherever the whole is. */
function isRunWith(compiler: typeof ts, part: ts.Node, whole: ts.Node): boolean {
  if (compiler.isBinaryExpression(whole)) return part === whole.left || !isShort(compiler, whole);
  if (compiler.isConditionalExpression(whole)) return part === whole.condition;
  const isFirst =
    compiler.isIfStatement(whole) || compiler.isForOfStatement(whole) || compiler.isOptionalChain(whole);
  if (isFirst) return part === whole.expression;
  if (compiler.isFunctionLike(whole) || compiler.isClassLike(whole)) return false;
  return compiler.isExpression(whole) || PASSING.some((kind) => whole.kind === compiler.SyntaxKind[kind]);
}

/** What runs all its parts, and is no expression. */
const PASSING = [
  "VariableStatement",
  "VariableDeclarationList",
  "VariableDeclaration",
  "ExpressionStatement",
  "ReturnStatement",
  "ThrowStatement",
  "TemplateSpan",
  "PropertyAssignment",
  "SpreadAssignment",
] as const;

/** Whether the right side is only sometimes run. */
function isShort({ SyntaxKind }: typeof ts, { operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.QuestionQuestionToken ||
    kind === SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken
  );
}
