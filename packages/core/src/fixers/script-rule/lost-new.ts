import type { RulePlace } from "../lint-rule/rule-answer.ts";
import { nodeAt } from "../node-at.ts";
import type { Insertion } from "./script-rule.ts";

/** `new` before the call of what is a class. */
export function lostNew({ project: { ts, program }, sourceFile, start }: RulePlace): Insertion | undefined {
  const name = nodeAt(ts, sourceFile, start, ts.isIdentifier);
  const call = name && ts.findAncestor(name, ts.isCallExpression);
  if (name === undefined || call?.expression !== name) return undefined;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const type = symbol && checker.getTypeOfSymbolAtLocation(symbol, name);
  const isClass = type?.symbol?.declarations?.some((one) => ts.isClassLike(one)) === true;
  return isClass ? { start: call.getStart(), text: "new " } : undefined;
}
