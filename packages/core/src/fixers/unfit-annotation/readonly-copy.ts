import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { elementOf } from "../type-error/types.ts";

const CONFIDENCE = 0.75;

/** `[...products].sort(…)`: of a list that may not be changed a copy is put in order, where the order is all that is used. */
export function readonlyCopy(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || !/^(?:sort|reverse)$/.test(name.getText())) return [];
  const call = access.parent;
  const isUsed = compiler.isCallExpression(call) && !compiler.isExpressionStatement(call.parent);
  const list = access.expression;
  if (!isUsed || elementOf(site, checker.getTypeAtLocation(list)) === undefined) return [];
  return [
    {
      title: `Call \`${name.getText()}\` on a copy`,
      edits: [replaced(list, `[...${list.getText()}]`)],
      rationale: "the list itself may not be changed",
      confidence: CONFIDENCE,
    },
  ];
}
