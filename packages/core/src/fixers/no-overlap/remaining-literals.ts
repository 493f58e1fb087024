import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { quoted } from "../type-error/nearest-literals.ts";

const CONFIDENCE = 0.85;

/** `else if (shape.kind === "square")` where it is compared with `"circle"` once more: one of those is meant that are left. */
export function remainingLiterals(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const reported = errorNode(site);
  const statement = reported.parent;
  if (!compiler.isBinaryExpression(reported) || !compiler.isIfStatement(statement)) return [];
  const { left: value, right: literal } = reported;
  if (!compiler.isStringLiteral(literal) || !isAskedBefore(compiler, statement, reported.getText()))
    return [];
  const type = checker.getTypeAtLocation(value);
  const left = (type.isUnion() ? type.types : [type]).flatMap((part) =>
    part.isStringLiteral() ? [part.value] : [],
  );
  return left.map((text) => ({
    title: `Ask for \`${text}\``,
    edits: [replaced(literal, quoted(literal, text))],
    rationale: `\`${literal.text}\` was asked for before, and \`${text}\` was not`,
    confidence: CONFIDENCE,
  }));
}

/** Whether the same condition stands before, in the `if` that this one is the `else` of. */
function isAskedBefore(compiler: typeof ts, statement: ts.IfStatement, condition: string): boolean {
  const { parent: before } = statement;
  if (!compiler.isIfStatement(before) || before.elseStatement !== statement) return false;
  return before.expression.getText() === condition || isAskedBefore(compiler, before, condition);
}
