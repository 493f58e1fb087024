import type { ts } from "ts-morph";
import { isMadeByMaker } from "../made-by-maker.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isOwnSource } from "./name-uses.ts";

/** Whether the class that is called without `new` is made by a function of its file alone, which does more with it. */
export function isMadeElsewhere({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const called = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isCallExpression)?.expression;
  if (called === undefined || !compiler.isIdentifier(called)) return false;
  const makings: ts.NewExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isNewExpression(node) && node.expression.getText() === called?.getText()) makings.push(node);
    compiler.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles())
    if (isOwnSource(program, file) && file.text.includes(called.text)) visit(file);
  return makings.length > 0 && makings.every((making) => isMadeByMaker(compiler, making));
}
