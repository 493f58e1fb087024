import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether a parameter is without a type only because its function stands under a key that the object must not have: that is to be mended. */
export function isForExcessMember({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const given = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isParameter)?.parent;
  const member = given === undefined ? undefined : memberOf(compiler, given);
  if (member === undefined) return false;
  const checker = program.getTypeChecker();
  const asked = checker.getContextualType(member.literal);
  const name = checker.getSymbolAtLocation(member.name)?.name;
  if (asked === undefined || name === undefined) return false;
  const parts = (asked.isUnion() ? asked.types : [asked]).map((part) => checker.getApparentType(part));
  return parts.every((part) => isClosed(compiler, checker, part) && part.getProperty(name) === undefined);
}

/** The name and the object of the member whose value a function is. */
function memberOf(
  compiler: typeof ts,
  given: ts.Node,
): { name: ts.PropertyName; literal: ts.ObjectLiteralExpression } | undefined {
  const { parent } = given;
  if (compiler.isMethodDeclaration(given) && compiler.isObjectLiteralExpression(parent))
    return { name: given.name, literal: parent };
  if (compiler.isPropertyAssignment(parent) && parent.initializer === given)
    return { name: parent.name, literal: parent.parent };
  return undefined;
}

/** Whether a type names the members that it has, and they are not none. */
function isClosed(compiler: typeof ts, checker: ts.TypeChecker, type: ts.Type): boolean {
  return (
    (type.flags & compiler.TypeFlags.Object) !== 0 &&
    type.getProperties().length > 0 &&
    checker.getIndexInfosOfType(type).length === 0
  );
}
