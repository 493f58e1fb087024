import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";

/** What it said is lost with it: a place for it may be elsewhere. */
const CONFIDENCE = 0.28;
/** The promise may be meant to be of it. */
const NOTHING_CONFIDENCE = 0.29;

/** A last argument in the place of a parameter that may be left out, and of none of its types: a literal that says nothing there. */
export function superfluousArgument(site: ErrorSite, { value, call, target }: Mismatch): Answer[] {
  const { ts: compiler } = site;
  const given = call?.arguments ?? [];
  if (given.length === 1 && isNothing(site, target) && isPlain(site, value)) return [unasked(value)];
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

function unasked(value: ts.Expression): Answer {
  return {
    title: `Drop \`${value.getText()}\``,
    edits: [{ start: value.getStart(), end: value.getEnd(), text: "" }],
    rationale: "nothing is asked there",
    confidence: NOTHING_CONFIDENCE,
  };
}

/** `void`, and a promise of it. */
function isNothing({ ts: { TypeFlags }, checker }: ErrorSite, target: ts.Type): boolean {
  const type = checker.getAwaitedType(target) ?? target;
  return (type.flags & TypeFlags.Void) !== 0;
}

/** What is not done to make it is not lost with it. */
function isPlain({ ts: compiler }: ErrorSite, value: ts.Expression): boolean {
  return (
    compiler.isIdentifier(value) ||
    compiler.isPropertyAccessExpression(value) ||
    compiler.isLiteralExpression(value)
  );
}
