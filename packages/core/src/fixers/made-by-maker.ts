import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../repository/typescript/engine.ts";
import { functionAround } from "./type-error/types.ts";
import { isOwnSource } from "./typescript-code-fix/name-uses.ts";

/** Whether the file of a class makes one in a function that does more with it: keeps it, or tells others of it; what is thrown is not made for others. */
export function isMadeByMaker(compiler: typeof ts, made: ts.NewExpression): boolean {
  if (compiler.isThrowStatement(made.parent)) return false;
  const name = made.expression.getText();
  const { statements } = made.getSourceFile();
  const isHome = statements.some(
    (one) =>
      (compiler.isClassDeclaration(one) || compiler.isFunctionDeclaration(one)) && one.name?.text === name,
  );
  const body = functionAround(compiler, made)?.body;
  return isHome && body !== undefined && compiler.isBlock(body) && body.statements.length > 1;
}

/** Whether what a name stands for is made by such functions alone, in the sources of the project. */
export function isMadeByMakersAlone({ ts: compiler, program }: ServiceOfFile, name: string): boolean {
  const makings: ts.NewExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isNewExpression(node) && node.expression.getText() === name) makings.push(node);
    compiler.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles())
    if (isOwnSource(program, file) && file.text.includes(name)) visit(file);
  return makings.length > 0 && makings.every((making) => isMadeByMaker(compiler, making));
}
