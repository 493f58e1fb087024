import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";

/**
 * Whether an unused name is taken beside others as a flag, an error, the rest of a list or what sets the first of it: `ok` of
 * `const { ok, body } = reply`, `setOpen` of `const [open, setOpen] = useState(false)`.
 */
export function tellsOfOthers(
  { ts: compiler, program }: CodeFixSite["project"],
  name: ts.Identifier,
): boolean {
  const { parent } = name;
  if (!compiler.isBindingElement(parent) || parent.parent.elements.length === 1) return false;
  if (compiler.isArrayBindingPattern(parent.parent) && parent.dotDotDotToken !== undefined) return true;
  const checker = program.getTypeChecker();
  if (isSetter(name, parent.parent)) return true;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(name));
  const isFlag = (type.flags & compiler.TypeFlags.BooleanLike) !== 0;
  return isFlag || (type.getProperty("stack") !== undefined && type.getProperty("message") !== undefined);

  function isSetter(own: ts.Identifier, pattern: ts.BindingPattern): boolean {
    const [first] = pattern.elements;
    const isPair = compiler.isArrayBindingPattern(pattern) && pattern.elements.length === 2;
    if (!isPair || first === undefined || !compiler.isBindingElement(first) || first.name === own)
      return false;
    const value = checker.getTypeAtLocation(first);
    return checker
      .getTypeAtLocation(own)
      .getCallSignatures()
      .some(({ parameters: [set] }) => {
        return set !== undefined && checker.isTypeAssignableTo(value, checker.getTypeOfSymbol(set));
      });
  }
}
