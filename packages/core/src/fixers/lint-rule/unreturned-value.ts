import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import { hasEffect, returnsValue } from "../run-time-slip/unreturned-values.ts";
import type { RulePlace } from "./rule-answer.ts";

/** `return` before a value that nothing uses and nothing comes of, where it ends a block of a function that returns values, or the function's own. */
export function unreturnedValue({ project: { ts }, sourceFile, start }: RulePlace): TextEdit | undefined {
  const statement = nodeAt(ts, sourceFile, start, ts.isExpressionStatement);
  if (statement?.getStart(sourceFile) !== start || hasEffect(ts, statement.expression)) return undefined;
  const around = ts.findAncestor(statement, ts.isFunctionLike);
  if (around === undefined || ts.isConstructorDeclaration(around) || !endsBlock(ts, statement))
    return undefined;
  const isOwnBlock = ts.isBlock(statement.parent) && statement.parent.parent === around;
  return isOwnBlock || returnsValue(ts, around) ? { start, end: start, text: "return " } : undefined;
}

function endsBlock(compiler: typeof ts, statement: ts.Statement): boolean {
  const { parent } = statement;
  return (
    compiler.isIfStatement(parent) || (compiler.isBlock(parent) && parent.statements.at(-1) === statement)
  );
}
