import type { RulePlace } from "../lint-rule/rule-answer.ts";
import { nodeAt } from "../node-at.ts";
import { lastStatement, returnsValue } from "../run-time-slip/unreturned-values.ts";
import type { Insertion } from "./script-rule.ts";

/** `return` before the call that ends a getter, or a callback whose values are taken, and that return nothing. */
export function lostReturn({ project: { ts }, sourceFile, start }: RulePlace): Insertion | undefined {
  const asked = nodeAt(ts, sourceFile, start, ts.isFunctionLike);
  const last = asked && lastStatement(ts, asked);
  if (asked === undefined || last === undefined || returnsValue(ts, asked)) return undefined;
  const { parent } = asked;
  const isTaken = ts.isCallExpression(parent) && !ts.isExpressionStatement(parent.parent);
  const isCall = ts.isCallExpression(last.expression) || ts.isPropertyAccessExpression(last.expression);
  return isCall && (ts.isGetAccessor(asked) || isTaken)
    ? { start: last.getStart(), text: "return " }
    : undefined;
}
