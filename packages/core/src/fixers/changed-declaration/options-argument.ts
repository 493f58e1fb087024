import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { Parameter } from "./declarations-in.ts";

/**
 * `{ offset: page * 20, limit: 20 }` where a parameter that came in holds, by name, what parameters that went were given.
 * Undefined where it needs more than that, or something that was given has no place in it.
 */
export function optionsArgument(
  { ts: compiler, program }: Pick<ServiceOfFile, "ts" | "program">,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  { before, after }: { before: readonly Parameter[]; after: readonly Parameter[] },
): string | undefined {
  const checker = program.getTypeChecker();
  const parameter = checker.getResolvedSignature(call)?.parameters[index];
  const type = parameter && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call));
  if (type === undefined || (type.flags & compiler.TypeFlags.Object) === 0) return undefined;
  const given = new Map(
    before.flatMap(({ name }, place) => {
      const argument = call.arguments?.[place];
      const isKept = argument === undefined || after.some((one) => one.name === name);
      return isKept ? [] : [[name, argument.getText()] as const];
    }),
  );
  const properties = type.getProperties();
  const isEnough = properties.every(
    ({ name, flags }) => given.has(name) || (flags & compiler.SymbolFlags.Optional) !== 0,
  );
  const members = [...given].filter(([name]) => properties.some((one) => one.name === name));
  if (!isEnough || members.length === 0 || members.length < given.size) return undefined;
  const texts = members.map(([name, text]) => (name === text ? name : `${name}: ${text}`));
  return `{ ${texts.join(", ")} }`;
}
