import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.93;

/** `value as Size` for `<Size>value`. */
export function asExpression({ ts: compiler }: ErrorSite, assertion: ts.TypeAssertion): Answer[] {
  const { parent, type, expression } = assertion;
  const isAlone =
    compiler.isVariableDeclaration(parent) ||
    compiler.isPropertyAssignment(parent) ||
    compiler.isReturnStatement(parent) ||
    compiler.isParenthesizedExpression(parent) ||
    compiler.isCallExpression(parent);
  const text = `${expression.getText()} as ${type.getText()}`;
  return [
    {
      title: `Write \`as ${type.getText()}\` behind the value`,
      edits: [replaced(assertion, isAlone ? text : `(${text})`)],
      rationale: "it asserts the same, and can be erased",
      confidence: CONFIDENCE,
    },
  ];
}
