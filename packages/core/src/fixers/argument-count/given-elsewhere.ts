import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

type Call = ts.CallExpression | ts.NewExpression;

/** What the other calls of a function in the file, by whichever of its overloads, give for one of its parameters. */
export function givenElsewhere(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  { call, parameter, index }: { call: Call; parameter: ts.Symbol; index: number },
): ts.Expression[] {
  const calledBy = ({ expression }: Call): ts.Symbol | undefined =>
    checker.getSymbolAtLocation(
      compiler.isPropertyAccessExpression(expression) ? expression.name : expression,
    );
  const called = calledBy(call);
  const resolved = (node: Call): ts.Symbol | undefined =>
    checker.getResolvedSignature(node)?.parameters[index];
  const given: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if ((compiler.isCallExpression(node) || compiler.isNewExpression(node)) && node !== call) {
      const argument = node.arguments?.[index];
      const isSame = (called !== undefined && calledBy(node) === called) || resolved(node) === parameter;
      if (argument !== undefined && isSame) given.push(argument);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return given;
}
