import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";

/** The member of that name of the first class or interface that a class extends or implements and that has one. */
export function inheritedMember(
  { ts: compiler, checker }: ErrorSite,
  around: ts.Node,
  name: string,
): ts.Symbol | undefined {
  if (!compiler.isClassLike(around)) return undefined;
  const bases = (around.heritageClauses ?? []).flatMap(({ types }) => [...types]);
  return bases
    .map((base) => checker.getPropertyOfType(checker.getTypeAtLocation(base), name))
    .find((symbol) => symbol !== undefined);
}
