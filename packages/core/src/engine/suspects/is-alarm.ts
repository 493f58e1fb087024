import type { CodeUnit } from "../../repository/callees/code-unit.ts";

/** `syntaxError`, `invariant`, `assertValid`, `unexpected`, `throwIfClosed` */
const ALARM =
  /^_?(?:assert|fail|invariant|panic|throw|unexpected|unreachable)|(?:Assert|Error|Exception|error|Fail(?:ure)?)$/;

/** Whether something is called as what tells of a mistake: it was called because of one, and seldom has one itself. */
export function isAlarm(symbol: string): boolean {
  return ALARM.test(symbol);
}

/** Whether a piece of code is called so, a constructor by its class. */
export function isAlarmUnit({ symbol, node, project: { ts } }: CodeUnit): boolean {
  return isAlarm(ts.isConstructorDeclaration(node) ? (node.parent.name?.text ?? symbol) : symbol);
}
