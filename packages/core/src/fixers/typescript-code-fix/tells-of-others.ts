import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether an unused name is taken beside others as a flag, an error or the rest of a list: `ok` of `const { ok, body } = reply`. */
export function tellsOfOthers(
  { ts: compiler, program }: CodeFixSite["project"],
  name: ts.Identifier,
): boolean {
  const { parent } = name;
  if (!compiler.isBindingElement(parent) || parent.parent.elements.length === 1) return false;
  if (compiler.isArrayBindingPattern(parent.parent) && parent.dotDotDotToken !== undefined) return true;
  const checker = program.getTypeChecker();
  const type = checker.getNonNullableType(checker.getTypeAtLocation(name));
  const isFlag = (type.flags & compiler.TypeFlags.BooleanLike) !== 0;
  return isFlag || (type.getProperty("stack") !== undefined && type.getProperty("message") !== undefined);
}
