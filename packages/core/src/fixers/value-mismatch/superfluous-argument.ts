import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";

/** What it said is lost with it: a place for it may be elsewhere. */
const CONFIDENCE = 0.28;

/** A last argument in the place of a parameter that may be left out, and of none of its types: a literal that says nothing there. */
export function superfluousArgument({ ts: compiler }: ErrorSite, { value, call }: Mismatch): Answer[] {
  const given = call?.arguments ?? [];
  const { SyntaxKind } = compiler;
  const isLiteral =
    compiler.isLiteralExpression(value) ||
    [SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword, SyntaxKind.NullKeyword].includes(value.kind);
  const before = given.at(-2);
  if (!isLiteral || given.at(-1) !== value || before === undefined) return [];
  return [
    {
      title: `Drop \`${value.getText()}\``,
      edits: [{ start: before.getEnd(), end: value.getEnd(), text: "" }],
      rationale: "it is of no type that is asked there, and its place may stay empty",
      confidence: CONFIDENCE,
    },
  ];
}
