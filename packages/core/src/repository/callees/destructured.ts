import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";

/** What a property that a variable is taken out by is declared by: `add` of `const { add: plus } = createLedger()`. */
export function destructured(
  { ts, program }: ServiceOfFile,
  declaration: ts.Node,
): readonly ts.Declaration[] {
  if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return [];
  const name = declaration.propertyName ?? declaration.name;
  if (!ts.isIdentifier(name)) return [];
  const whole = program.getTypeChecker().getTypeAtLocation(declaration.parent);
  return whole.getProperty(name.text)?.declarations ?? [];
}
