import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether the missing member is called, or asked for a member of its own, which nothing of an unknown type can be. */
export function isUsedFurther({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler } = project;
  const access = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier)?.parent;
  if (access === undefined || !compiler.isPropertyAccessExpression(access)) return false;
  if (access.name.getStart(sourceFile) !== diagnostic.start) return false;
  const around: ts.Node = access.parent;
  const isUser =
    compiler.isCallExpression(around) ||
    compiler.isNewExpression(around) ||
    compiler.isPropertyAccessExpression(around) ||
    compiler.isElementAccessExpression(around);
  return isUser && around.expression === access;
}
