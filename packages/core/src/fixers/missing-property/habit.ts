import type { ts } from "ts-morph";
import type { Literal } from "./literal.ts";

const SHORTHAND_CONFIDENCE = 0.88;
const MEMBER_CONFIDENCE = 0.84;
/** Nothing tells whether values are taken as they are here. */
const UNTOLD_CONFIDENCE = 0.45;
/** The other members are made of what has their name, so this one may be as well. */
const MADE_CONFIDENCE = 0.28;

/** How sure it is that a member is the variable of its name, by how the others of the literal came about. */
export function shorthandConfidence(compiler: typeof ts, literal: Literal): number {
  const members = membersIn(compiler, literal);
  if (members.some(({ name, value }) => value !== undefined && isMadeOf(compiler, value, name)))
    return MADE_CONFIDENCE;
  const isUsual = members.some(({ name, value }) => value === undefined || value.getText() === name);
  return isUsual ? SHORTHAND_CONFIDENCE : UNTOLD_CONFIDENCE;
}

/** How sure it is that a member is taken from a variable that the other members are made of, as it is. */
export function memberConfidence(compiler: typeof ts, literal: Literal, owner: string): number {
  const values = membersIn(compiler, literal);
  const isTaken = values.some(({ name, value }) => value?.getText() === `${owner}.${name}`);
  const isMade = values.some(
    ({ name, value }) =>
      value !== undefined &&
      value.getText() !== `${owner}.${name}` &&
      value.getText().includes(`${owner}.${name}`),
  );
  if (isMade) return MADE_CONFIDENCE;
  return isTaken ? MEMBER_CONFIDENCE : UNTOLD_CONFIDENCE;
}

/** The members of a literal or element; of a shorthand there is no value. */
function membersIn(compiler: typeof ts, literal: Literal): { name: string; value?: ts.Expression }[] {
  const given: readonly (ts.ObjectLiteralElementLike | ts.JsxAttributeLike)[] = literal.properties;
  return given.flatMap((member) => {
    if (compiler.isShorthandPropertyAssignment(member)) return [{ name: member.name.text }];
    if (compiler.isPropertyAssignment(member))
      return [{ name: member.name.getText(), value: member.initializer }];
    const value =
      compiler.isJsxAttribute(member) && member.initializer && compiler.isJsxExpression(member.initializer)
        ? member.initializer.expression
        : undefined;
    return value === undefined ? [] : [{ name: member.name?.getText() ?? "", value }];
  });
}

/** `line + 1` and `line.trim()` are made of `line`. */
function isMadeOf(compiler: typeof ts, value: ts.Node, name: string): boolean {
  if (compiler.isIdentifier(value)) return false;
  function isUsed(node: ts.Node): boolean {
    if (compiler.isIdentifier(node) && node.text === name && !isMemberName(node)) return true;
    return compiler.forEachChild(node, (child) => isUsed(child) || undefined) === true;
  }
  function isMemberName(node: ts.Identifier): boolean {
    return compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node;
  }
  return isUsed(value);
}
