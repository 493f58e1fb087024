import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";

/** A value written in another way; `{ name }` becomes `{ name: … }`. */
export function written(
  { value, isShorthand, name }: Mismatch,
  text: string,
  { confidence, rationale }: Pick<Answer, "confidence" | "rationale">,
): Answer {
  return {
    title: `Write \`${shortened(text)}\``,
    edits: [replaced(value, isShorthand && name !== undefined ? `${name}: ${text}` : text)],
    rationale,
    confidence,
  };
}

/** The text of an expression, in parentheses where a member of it could not be asked otherwise. */
export function asOperand({ ts: compiler, sourceFile }: ErrorSite, value: ts.Expression): string {
  const text = value.getText(sourceFile);
  return compiler.isLeftHandSideExpression(value) ? text : `(${text})`;
}

function shortened(text: string): string {
  const line = text.split("\n", 1)[0] ?? text;
  return line.length > 60 || line !== text ? `${line.slice(0, 57)}…` : text;
}
