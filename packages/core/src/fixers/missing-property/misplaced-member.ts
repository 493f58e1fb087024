import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import { addedMembers } from "./added-members.ts";

const CONFIDENCE = 0.7;

/** `{ axis: { label, isLogarithmic: true } }` for `{ isLogarithmic: true, axis: { label } }`, where the one inside may have it. */
export function misplacedMember(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler } = site;
  const own = node.parent;
  if (!compiler.isPropertyAssignment(own) || own.name !== node) return [];
  const inner = own.parent.properties.flatMap((other) => {
    const literal = compiler.isPropertyAssignment(other) ? other.initializer : undefined;
    return literal !== undefined && other !== own && compiler.isObjectLiteralExpression(literal)
      ? [literal]
      : [];
  });
  const name = own.name.getText();
  const taking = inner.filter((literal) => takes(site, literal, own));
  const [only] = taking;
  if (only === undefined || taking.length > 1) return [];
  const value = { name, text: own.initializer.getText(), confidence: CONFIDENCE };
  return [
    {
      title: `Move \`${name}\` into \`${only.parent.getFirstToken()?.getText()}\``,
      edits: [withoutMember(own), addedMembers(only, [value])].toSorted((a, b) => a.start - b.start),
      rationale: "it is no member here, and one there",
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether a type that is asked around a member has members that may have it, and so it is hardly one of its own. */
export function isOfInner(
  { ts: compiler, checker }: ErrorSite,
  member: ts.ObjectLiteralElementLike,
): boolean {
  const literal = member.parent;
  if (!compiler.isObjectLiteralExpression(literal) || member.name === undefined) return false;
  const name = member.name.getText();
  const members = checker.getContextualType(literal)?.getProperties() ?? [];
  return members.some((other) => {
    const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(other, literal));
    return (type.flags & compiler.TypeFlags.Object) !== 0 && type.getProperty(name) !== undefined;
  });
}

function takes(
  { checker }: ErrorSite,
  literal: ts.ObjectLiteralExpression,
  { name, initializer }: ts.PropertyAssignment,
): boolean {
  const member = checker.getContextualType(literal)?.getProperty(name.getText());
  if (member === undefined || literal.properties.some((own) => own.name?.getText() === member.name))
    return false;
  const target = checker.getTypeOfSymbolAtLocation(member, literal);
  return checker.isTypeAssignableTo(checker.getTypeAtLocation(initializer), target);
}

/** With the comma behind it, or else before it, and the space up to its neighbour. */
function withoutMember(own: ts.PropertyAssignment): Answer["edits"][number] {
  const { properties } = own.parent;
  const index = properties.indexOf(own);
  const [before, after] = [properties[index - 1], properties[index + 1]];
  if (after !== undefined) return { start: own.getStart(), end: after.getStart(), text: "" };
  return { start: before?.getEnd() ?? own.getStart(), end: own.getEnd(), text: "" };
}
