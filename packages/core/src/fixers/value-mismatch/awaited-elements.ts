import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import { argumentOf, isAsync, isNamed } from "../type-error/types.ts";

const CONFIDENCE = 0.88;

/** `await Promise.all(urls.map(load))` where a callback takes each of these promises for what it promises. */
export function awaitedElements(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return [];
  const type = checker.getTypeAtLocation(access.expression);
  const promised = isNamed(type, "Promise") ? argumentOf(site, type) : undefined;
  if (promised === undefined || checker.getPropertyOfType(promised, name.getText()) === undefined) return [];
  const list = listOf(site, access.expression);
  if (list === undefined || !isAsync(compiler, list)) return [];
  const made = madeHere(site, list);
  const value = made ?? (compiler.isCallExpression(list) ? list : undefined);
  if (value === undefined || compiler.isAwaitExpression(value)) return [];
  const text = `await Promise.all(${value.getText()})`;
  return [
    {
      title: "Wait for all of them",
      edits: [replaced(value, made === undefined ? `(${text})` : text)],
      rationale: `each is a promise of what has \`${name.getText()}\``,
      confidence: CONFIDENCE,
    },
  ];
}

/** What a callback takes its first parameter from, where a member of that is called with it. */
function listOf({ ts: compiler, checker }: ErrorSite, value: ts.Expression): ts.Expression | undefined {
  const parameter = checker.getSymbolAtLocation(value)?.valueDeclaration;
  if (parameter === undefined || !compiler.isParameter(parameter)) return undefined;
  const { parent: callback } = parameter;
  const call = callback.parameters[0] === parameter ? callback.parent : undefined;
  const isCallback = call !== undefined && compiler.isCallExpression(call) && call.arguments[0] === callback;
  return isCallback && compiler.isPropertyAccessExpression(call.expression)
    ? call.expression.expression
    : undefined;
}
