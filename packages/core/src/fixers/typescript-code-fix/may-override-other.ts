import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether what overrides nothing may be meant to override another member of its base, as one that was renamed: one that the
 * class does not have, and that takes what is written there.
 */
export function mayOverrideOther({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  const member = nodeAt(
    ts,
    sourceFile,
    diagnostic.start,
    (node): node is ts.ClassElement | ts.ParameterDeclaration =>
      ts.isClassElement(node) || ts.isParameter(node),
  );
  const owner = member && ts.findAncestor(member, ts.isClassLike);
  const base = owner?.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  if (member === undefined || owner === undefined || base === undefined) return true;
  const written = checker.getTypeAtLocation(member);
  const own = new Set(owner.members.map(({ name }) => name?.getText()));
  return checker
    .getPropertiesOfType(checker.getTypeAtLocation(base))
    .filter(({ name }) => !own.has(name))
    .some((other) => checker.isTypeAssignableTo(written, checker.getTypeOfSymbolAtLocation(other, owner)));
}
