import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether a type parameter that nothing uses is of a function that says nothing of its result: that is then what it is for. */
export function isOfResult({ ts: compiler }: CodeFixSite["project"], { parent }: ts.Identifier): boolean {
  if (!compiler.isTypeParameterDeclaration(parent) || !compiler.isFunctionLike(parent.parent)) return false;
  const { UnknownKeyword, AnyKeyword } = compiler.SyntaxKind;
  const kind = parent.parent.type?.kind;
  return kind === UnknownKeyword || kind === AnyKeyword;
}
