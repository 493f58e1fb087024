import type { ts } from "ts-morph";
import { inserted, type Answer } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** `{ key, value };` as the last of a body is a block that does nothing: the object is what is returned. */
export function returnedBlock(compiler: typeof ts, { statements }: ts.Block): Answer | undefined {
  const [last, before] = statements.toReversed();
  const block = last !== undefined && compiler.isEmptyStatement(last) ? before : last;
  if (block === undefined || !compiler.isBlock(block) || block.statements.length !== 1) return undefined;
  const [only] = block.statements;
  if (only === undefined || !isMembers(compiler, only)) return undefined;
  return {
    title: "Return the object",
    edits: [inserted(block.getStart(), "return ")],
    rationale: "without `return` its braces are those of a block",
    confidence: CONFIDENCE,
  };
}

/** `key, value` and `key: value`, which read as members of an object. */
function isMembers(compiler: typeof ts, statement: ts.Statement): boolean {
  if (compiler.isLabeledStatement(statement)) return compiler.isExpressionStatement(statement.statement);
  return (
    compiler.isExpressionStatement(statement) &&
    !statement.getText().endsWith(";") &&
    isNames(compiler, statement.expression)
  );
}

function isNames(compiler: typeof ts, node: ts.Expression): boolean {
  if (compiler.isIdentifier(node)) return true;
  return (
    compiler.isBinaryExpression(node) &&
    node.operatorToken.kind === compiler.SyntaxKind.CommaToken &&
    isNames(compiler, node.left) &&
    isNames(compiler, node.right)
  );
}
