import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether the members that a code fix adds to an object have one possible value each, as `kind: "circle"` has. */
export function areOnlyValues(
  { changes }: ts.CodeFixAction,
  { project: { ts: compiler, program }, sourceFile }: CodeFixSite,
): boolean {
  const [change, ...others] = changes.flatMap(({ textChanges }) => textChanges);
  if (change === undefined || others.length > 0) return false;
  const literal = nodeAt(compiler, sourceFile, change.span.start, compiler.isObjectLiteralExpression);
  const checker = program.getTypeChecker();
  const target = literal && checker.getContextualType(literal);
  if (literal === undefined || target === undefined || literal.properties.some(compiler.isSpreadAssignment))
    return false;
  const given = new Set(literal.properties.map(({ name }) => name?.getText()));
  const missing = target
    .getProperties()
    .filter(({ name, flags }) => !given.has(name) && (flags & compiler.SymbolFlags.Optional) === 0);
  const single = compiler.TypeFlags.Literal | compiler.TypeFlags.Null | compiler.TypeFlags.Undefined;
  return missing.every((member) => (checker.getTypeOfSymbolAtLocation(member, literal).flags & single) !== 0);
}
