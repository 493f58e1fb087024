import type { ts } from "ts-morph";
import { errorNode, type ErrorSite } from "./error-site.ts";
import { primitiveOf } from "./types.ts";
import { wordsOf } from "../words-of.ts";

/** What these stand for is a number, though it came as a text. */
const COUNTED: ReadonlySet<string> = new Set(
  "age amount cents cost count distance height index length level number order page percent place points position price priority quantity rank rating score size sum total value votes weight width year".split(
    " ",
  ),
);

/** Whether an error is at a text that is sorted as if it were a number. */
export function isComparedText(site: ErrorSite): boolean {
  const node = errorNode(site);
  const around = [node, node.parent, node.parent.parent].find(site.ts.isBinaryExpression);
  return around !== undefined && areComparedTexts(site, around);
}

/** Whether `a.joined - b.joined` sorts by a member that is a text, and of no number by its name: of most texts no number can be made. */
export function areComparedTexts(
  site: ErrorSite,
  { left, operatorToken, right, parent }: ts.BinaryExpression,
): boolean {
  const { ts: compiler, checker } = site;
  const isOfTwo = compiler.isArrowFunction(parent) && parent.parameters.length === 2;
  if (operatorToken.kind !== compiler.SyntaxKind.MinusToken || !isOfTwo) return false;
  if (!compiler.isPropertyAccessExpression(left) || !compiler.isPropertyAccessExpression(right)) return false;
  const isOneMember = left.name.text === right.name.text;
  const areTexts = [left, right].every(
    (side) => primitiveOf(site, checker.getTypeAtLocation(side)) === "string",
  );
  return isOneMember && areTexts && !wordsOf(left.name.text).some((word) => COUNTED.has(word));
}
