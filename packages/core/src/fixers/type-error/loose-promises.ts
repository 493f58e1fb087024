import type { ts } from "ts-morph";
import { isNamed } from "./types.ts";

/** Promises that a body makes and nobody takes: those that are statements of its own, and whether some are elsewhere in it. */
export interface LoosePromises {
  statements: ts.Expression[];
  hasOthers: boolean;
}

/** What would go on before it is done, if a function became async and no more. */
export function loosePromises(
  { ts: compiler, checker }: { ts: typeof ts; checker: ts.TypeChecker },
  body: ts.Node,
): LoosePromises {
  const found: LoosePromises = { statements: [], hasOthers: false };
  function visit(node: ts.Node, isInner: boolean): void {
    const statement = compiler.isExpressionStatement(node) ? node.expression : undefined;
    const isLost = statement !== undefined && isPromise(statement);
    if (isLost && !isInner) found.statements.push(statement);
    const isGivenToNobody = compiler.isArrowFunction(node) && isPromise(node.body) && isForNothing(node);
    found.hasOthers ||= (isLost && isInner) || isGivenToNobody;
    const isFunction = compiler.isFunctionLike(node);
    compiler.forEachChild(node, (child) => visit(child, isInner || isFunction));
  }
  function isPromise(node: ts.Node): boolean {
    return compiler.isCallExpression(node) && isNamed(checker.getTypeAtLocation(node), "Promise");
  }
  /** `list.forEach((one) => save(one))` */
  function isForNothing(callback: ts.ArrowFunction): boolean {
    const signatures = checker.getContextualType(callback)?.getCallSignatures() ?? [];
    return signatures.some(
      (one) => (checker.getReturnTypeOfSignature(one).flags & compiler.TypeFlags.Void) !== 0,
    );
  }
  compiler.forEachChild(body, (child) => visit(child, false));
  return found;
}
