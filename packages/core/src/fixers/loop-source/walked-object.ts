import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { isExpression } from "../type-error/mismatch.ts";

/** What is walked and is no list. */
export interface WalkedObject {
  object: ts.Expression;
  /** What is taken of it in each step: a pair, something called like a key, or anything. */
  taken: "pair" | "key" | "item";
  /** `[...object]`, which is nothing but a copy of a list. */
  copy?: ts.Node;
  /** Whether a member of a list is asked instead: `object.map(…)`. */
  isAsked: boolean;
}

const KEY = /^(?:k|key|name|id|field|property)$|(?:Key|Name|Id)$/;
const LIST_MEMBER = /^(?:every|filter|find|flatMap|forEach|map|some)$/;

/** What a loop, a spread, a map or a callback takes its values from, with the error at it or at the member asked. */
export function walkedObject({ ts: compiler }: ErrorSite, node: ts.Node): WalkedObject | undefined {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent) && parent.name === node) return asked(compiler, parent);
  if (!isExpression(compiler, node)) return undefined;
  if (compiler.isForOfStatement(parent) && parent.expression === node) {
    const { initializer } = parent;
    const name = compiler.isVariableDeclarationList(initializer)
      ? initializer.declarations[0]?.name
      : undefined;
    return { object: node, taken: takenAs(compiler, name), isAsked: false };
  }
  if (compiler.isNewExpression(parent) && parent.expression.getText() === "Map")
    return { object: node, taken: "pair", isAsked: false };
  if (!compiler.isSpreadElement(parent)) return undefined;
  const list = parent.parent;
  const isCopied = compiler.isArrayLiteralExpression(list) && list.elements.length === 1;
  return { object: node, taken: "item", isAsked: false, ...(isCopied ? { copy: list } : {}) };
}

/** `totals` of `totals.map(([label, amount]) => …)`. */
function asked(compiler: typeof ts, access: ts.PropertyAccessExpression): WalkedObject | undefined {
  const call = access.parent;
  const [callback] = compiler.isCallExpression(call) ? call.arguments : [];
  const isFunction =
    callback !== undefined && (compiler.isArrowFunction(callback) || compiler.isFunctionExpression(callback));
  if (!isFunction || !LIST_MEMBER.test(access.name.text)) return undefined;
  const taken = takenAs(compiler, callback.parameters[0]?.name);
  return { object: access.expression, taken, isAsked: true };
}

function takenAs(compiler: typeof ts, name: ts.BindingName | undefined): WalkedObject["taken"] {
  if (name === undefined) return "item";
  if (compiler.isArrayBindingPattern(name)) return name.elements.length === 2 ? "pair" : "item";
  return KEY.test(name.getText()) ? "key" : "item";
}
