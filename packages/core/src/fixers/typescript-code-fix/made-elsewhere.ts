import { isMadeByMakersAlone } from "../made-by-maker.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether the class that is called without `new` is made by a function of its file alone, which does more with it. */
export function isMadeElsewhere({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const called = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isCallExpression)?.expression;
  if (called === undefined || !compiler.isIdentifier(called)) return false;
  return isMadeByMakersAlone(project, called.text);
}
