import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { missingOf } from "./missing-of.ts";

const NAMED_CONFIDENCE = 0.9;
const GUESSED_CONFIDENCE = 0.28;

/** The members of a literal that another one of the same name stands before. */
export function doubledKeys(
  { ts: compiler }: Pick<ErrorSite, "ts">,
  literal: ts.ObjectLiteralExpression,
): ts.PropertyAssignment[] {
  const known = new Map<string, ts.PropertyAssignment>();
  const doubled: ts.PropertyAssignment[] = [];
  for (const property of literal.properties) {
    if (!compiler.isPropertyAssignment(property)) continue;
    const first = known.get(property.name.getText());
    if (first === undefined) known.set(property.name.getText(), property);
    else doubled.push(first, property);
  }
  return doubled;
}

/** `{ right: right, left: left }` for `{ right: right, right: left }`, where the literal lacks `left` alone. */
export function renamedKeys(site: ErrorSite, literal: ts.ObjectLiteralExpression): Answer[] {
  const [only, ...others] = missingOf(site, literal);
  if (only === undefined || others.length > 0) return [];
  const target = site.checker.getTypeOfSymbolAtLocation(only, literal);
  const fitting = doubledKeys(site, literal).filter(({ initializer }) =>
    site.checker.isTypeAssignableTo(site.checker.getTypeAtLocation(initializer), target),
  );
  const named = fitting.filter(({ initializer }) => /[\w$]+$/.exec(initializer.getText())?.[0] === only.name);
  return (named.length > 0 ? named : fitting).map((property) => ({
    title: `Write \`${only.name}\` for the second \`${property.name.getText()}\``,
    edits: [replaced(property.name, only.name)],
    rationale: "one name stands twice, and the other is missing",
    confidence: named.length === 1 ? NAMED_CONFIDENCE : GUESSED_CONFIDENCE,
  }));
}
