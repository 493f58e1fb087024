import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isTelling } from "../type-error/types.ts";
import { written } from "./written.ts";

const CONFIDENCE = 0.7;
/** Whoever returns it may mean to change the list and to return it. */
const RETURNED_CONFIDENCE = 0.28;

/** `[...todos, todo]` for `todos.push(todo)`, which gives a number, where the list is asked. */
export function pushedList(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, target } = inArrow(site, mismatch);
  if (!compiler.isCallExpression(value) || !compiler.isPropertyAccessExpression(value.expression)) return [];
  const { expression: list, name } = value.expression;
  if (value.arguments.length === 0 || !/^(?:push|unshift)$/.test(name.text)) return [];
  const type = checker.getTypeAtLocation(list);
  if (!checker.isArrayType(type) || !isTelling(site, target) || !checker.isTypeAssignableTo(type, target))
    return [];
  const added = value.arguments.map((argument) => argument.getText()).join(", ");
  const text = name.text === "push" ? `[...${list.getText()}, ${added}]` : `[${added}, ...${list.getText()}]`;
  const isReturned = compiler.isReturnStatement(value.parent);
  return [
    written({ ...mismatch, value }, text, {
      confidence: isReturned ? RETURNED_CONFIDENCE : CONFIDENCE,
      rationale: `\`${name.text}\` gives a number, and the list is asked`,
    }),
  ];
}

/** What an arrow function gives, `(todos) => todos.push(todo)`, and what is asked of it. */
function inArrow(
  { ts: compiler, checker }: ErrorSite,
  { value, target }: Mismatch,
): Pick<Mismatch, "value" | "target"> {
  if (!compiler.isArrowFunction(value) || compiler.isBlock(value.body)) return { value, target };
  return { value: value.body, target: checker.getContextualType(value.body) ?? target };
}
