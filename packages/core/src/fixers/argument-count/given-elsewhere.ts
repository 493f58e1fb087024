import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/** What the other calls of a function in the file give for one of its parameters. */
export function givenElsewhere(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  { call, parameter, index }: { call: ts.Node; parameter: ts.Symbol; index: number },
): ts.Expression[] {
  const given: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if ((compiler.isCallExpression(node) || compiler.isNewExpression(node)) && node !== call) {
      const argument = node.arguments?.[index];
      if (argument !== undefined && checker.getResolvedSignature(node)?.parameters[index] === parameter)
        given.push(argument);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return given;
}
