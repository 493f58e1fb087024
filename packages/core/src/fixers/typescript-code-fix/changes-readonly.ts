import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** What may be done with those that may be changed. */
const CHANGEABLE: Readonly<Record<string, object>> = {
  ReadonlyArray: Array.prototype,
  ReadonlyMap: Map.prototype,
  ReadonlySet: Set.prototype,
};

/** Whether a member is one that would change what may only be read: `splice` of a list is no misspelt `slice`. */
export function changesReadonly(
  { project: { ts: compiler, program }, sourceFile }: CodeFixSite,
  { from, start }: { from: string; start: number },
): boolean {
  const access = nodeAt(compiler, sourceFile, start, compiler.isIdentifier)?.parent;
  if (access === undefined || !compiler.isPropertyAccessExpression(access)) return false;
  const kind = program.getTypeChecker().getTypeAtLocation(access.expression).getSymbol()?.name ?? "";
  return Object.hasOwn(CHANGEABLE, kind) && Object.hasOwn(CHANGEABLE[kind] ?? {}, from);
}
