import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

/**
 * `database` for a new parameter of type `Database`, where the file that declares the type exports one value of it and no more.
 * Undefined where there are several, or the type is none of the project's own.
 */
export function sharedValue(
  { ts: compiler, program, relative }: ServiceOfFile,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): { name: string; home: string } | undefined {
  const checker = program.getTypeChecker();
  const parameter = checker.getResolvedSignature(call)?.parameters[index];
  const type = parameter && checker.getTypeOfSymbolAtLocation(parameter, call);
  const declared = type?.getSymbol()?.declarations?.[0]?.getSourceFile();
  const home = declared && relative(declared.fileName);
  const module = declared && checker.getSymbolAtLocation(declared);
  if (
    type === undefined ||
    module === undefined ||
    home === undefined ||
    declared?.isDeclarationFile === true
  )
    return undefined;
  const values = checker.getExportsOfModule(module).filter((one) => {
    if ((one.flags & compiler.SymbolFlags.Variable) === 0) return false;
    return checker.isTypeAssignableTo(checker.getTypeOfSymbolAtLocation(one, call), type);
  });
  const [only, ...others] = values;
  return only === undefined || others.length > 0 ? undefined : { name: only.name, home };
}
