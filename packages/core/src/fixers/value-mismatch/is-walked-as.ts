import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { readsOf } from "../type-error/reads-of.ts";
import { isTelling, primitiveOf } from "../type-error/types.ts";

/**
 * Whether what walks a list tells that it walks `held`, and no `key`: it asks each for a member that only `held` has, reckons with
 * it, or hands it to who takes no `key`. Who puts each into a text may walk anything.
 */
export function isWalkedAs(
  site: ErrorSite,
  { name: { text: method }, parent: call }: ts.PropertyAccessExpression,
  { held, key }: { held: ts.Type | undefined; key: ts.Type | undefined },
): boolean {
  const { ts: compiler, checker } = site;
  const walker = compiler.isCallExpression(call) ? call.arguments[0] : undefined;
  const place = method.startsWith("reduce") ? 1 : 0;
  if (walker === undefined || held === undefined) return false;
  const isToldBy = (type: ts.Type): boolean =>
    isTelling(site, type) &&
    checker.isTypeAssignableTo(held, type) &&
    (key === undefined || !checker.isTypeAssignableTo(key, type));
  const isOwn = (member: string): boolean =>
    held.getProperty(member) !== undefined && key?.getProperty(member) === undefined;
  const isNumber =
    primitiveOf(site, held) === "number" && (key === undefined || primitiveOf(site, key) !== "number");
  const taken = compiler.isFunctionLike(walker) ? walker.parameters[place] : undefined;
  if (taken === undefined) {
    const parameter = checker.getTypeAtLocation(walker).getCallSignatures()[0]?.parameters[place];
    return parameter !== undefined && isToldBy(checker.getTypeOfSymbolAtLocation(parameter, walker));
  }
  if (taken.type !== undefined) return isToldBy(checker.getTypeFromTypeNode(taken.type));
  if (compiler.isObjectBindingPattern(taken.name))
    return taken.name.elements.some((one) => isOwn((one.propertyName ?? one.name).getText()));
  return readsOf(site, taken.name).some((read) => {
    const { parent } = read;
    if (compiler.isPropertyAccessExpression(parent)) return isOwn(parent.name.text);
    if (compiler.isBinaryExpression(parent)) return isNumber && isReckoned(site, parent);
    const asked = checker.getContextualType(read);
    return asked !== undefined && isToldBy(asked);
  });
}

/** Whether the sides of an operator are reckoned with, and none is a text that takes the other. */
function isReckoned(
  { ts: compiler, checker }: ErrorSite,
  { left, operatorToken, right }: ts.BinaryExpression,
): boolean {
  const isText = [left, right].some(
    (side) => (checker.getTypeAtLocation(side).flags & compiler.TypeFlags.StringLike) !== 0,
  );
  return /^(?:[-+*/%]|[<>]=?)$/.test(operatorToken.getText()) && !isText;
}
