import type { ts } from "ts-morph";
import { functionAround } from "./type-error/types.ts";

/** Whether the file of a class makes one in a function that does more with it: keeps it, or tells others of it; what is thrown is not made for others. */
export function isMadeByMaker(compiler: typeof ts, made: ts.NewExpression): boolean {
  if (compiler.isThrowStatement(made.parent)) return false;
  const name = made.expression.getText();
  const { statements } = made.getSourceFile();
  const isHome = statements.some((one) => compiler.isClassDeclaration(one) && one.name?.text === name);
  const body = functionAround(compiler, made)?.body;
  return isHome && body !== undefined && compiler.isBlock(body) && body.statements.length > 1;
}
