import type { ts } from "ts-morph";

/** `order.currency` where `order.amount` is given, and `currency` is asked and is a member that fits. */
export function memberBeside(
  { ts: compiler, checker }: { ts: typeof ts; checker: ts.TypeChecker },
  given: readonly ts.Expression[],
  name: string,
  target?: ts.Type,
): string | undefined {
  const owners = given.flatMap((argument) =>
    compiler.isPropertyAccessExpression(argument) ? [argument.expression] : [],
  );
  const owner = owners.find((one) => {
    const member = checker.getTypeAtLocation(one).getProperty(name);
    if (member === undefined) return false;
    const type = checker.getTypeOfSymbolAtLocation(member, one);
    return target === undefined || checker.isTypeAssignableTo(type, target);
  });
  const text = owner && `${owner.getText()}.${name}`;
  return given.some((argument) => argument.getText() === text) ? undefined : text;
}
