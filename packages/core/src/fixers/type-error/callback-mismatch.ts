import type { ts } from "ts-morph";
import type { ErrorSite } from "./error-site.ts";
import type { Mismatch } from "./mismatch.ts";
import { elementOf } from "./types.ts";

/** What the callback of a call gives, where the list that the call makes is not of what is asked. */
export function callbackMismatch(site: ErrorSite, { value, target, name }: Mismatch): Mismatch | undefined {
  const { ts: compiler, checker } = site;
  const element = elementOf(site, target);
  if (element === undefined || !compiler.isCallExpression(value)) return undefined;
  const callback = value.arguments.find(compiler.isArrowFunction);
  const given = callback && bodyOf(compiler, callback);
  if (given === undefined) return undefined;
  const source = checker.getTypeAtLocation(given);
  return { value: given, source, target: element, name, call: undefined, isShorthand: false };
}

function bodyOf(compiler: typeof ts, { body }: ts.ArrowFunction): ts.Expression | undefined {
  if (!compiler.isBlock(body)) return compiler.isParenthesizedExpression(body) ? body.expression : body;
  const last = body.statements.at(-1);
  return last !== undefined && compiler.isReturnStatement(last) ? last.expression : undefined;
}
