import type { ts } from "ts-morph";
import { ALIKE, nameLikeness } from "../name-likeness.ts";

/** The literals of a type that are nearly a written one, nearest first. */
export function nearestLiterals(
  target: ts.Type,
  { text }: ts.StringLiteralLike,
): { text: string; likeness: number }[] {
  return textsOf(target)
    .map((other) => ({ text: other, likeness: nameLikeness(text, other) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness);
}

/** The text of a literal in the quotes of another. */
export function quoted(literal: ts.StringLiteralLike, text: string): string {
  const quote = literal.getText().slice(0, 1);
  return `${quote}${text}${quote}`;
}

/** The texts that a type takes. */
export function textsOf(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}
