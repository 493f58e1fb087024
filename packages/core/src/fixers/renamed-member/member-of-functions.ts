import type { ts } from "ts-morph";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** `run.apply(…)` for `run.aply(…)`: of what every function has, the compiler suggests nothing. */
export function memberOfFunctions({ ts: compiler, checker }: ErrorSite, node: ts.Node): Answer[] {
  const { parent } = node;
  if (!compiler.isPropertyAccessExpression(parent) || parent.name !== node) return [];
  const type = checker.getTypeAtLocation(parent.expression);
  if (type.getCallSignatures().length === 0) return [];
  const alike = checker
    .getAugmentedPropertiesOfType(type)
    .filter(({ name }) => nameLikeness(name, node.getText()) >= ALIKE);
  return alike.map(({ name }) => ({
    title: `Change spelling to '${name}'`,
    edits: [replaced(node, name)],
    rationale: "every function has it, and nearly by that name",
    confidence: CONFIDENCE,
  }));
}
