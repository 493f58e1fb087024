import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { NewParameters } from "./declaration-changes.ts";
import { formerIndex } from "./former-index.ts";

/**
 * `{ headers, timeout: 500 }` for `{ headers }` where a parameter `timeout` went and an object that is taken as before got a
 * member of its name. Undefined where no such object takes anything of what was given.
 */
export function keptInOptions(
  { ts: compiler, program }: Pick<ServiceOfFile, "ts" | "program">,
  call: ts.CallExpression | ts.NewExpression,
  index: number,
  change: Pick<NewParameters, "before" | "after" | "members">,
): string | undefined {
  const checker = program.getTypeChecker();
  const parameter = checker.getResolvedSignature(call)?.parameters[index];
  const type = parameter && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call));
  const place = change.after[index];
  if (type === undefined || place === undefined || (type.flags & compiler.TypeFlags.Object) === 0)
    return undefined;
  const isOwn = (name: string): boolean =>
    type.getProperty(name)?.declarations?.some((one) => !one.getSourceFile().isDeclarationFile) === true;
  const isNew = (name: string): boolean => change.members.includes(name) && isOwn(name);
  const used = change.after.map((one, at) => formerIndex(one, at, change));
  const moved = change.before.flatMap(({ name }, at) => {
    const argument = call.arguments?.[at];
    if (argument === undefined || used.includes(at) || !isNew(name)) return [];
    const text = argument.getText();
    return [{ name, text: name === text ? name : `${name}: ${text}` }];
  });
  const former = formerIndex(place, index, change);
  const given = former === undefined ? undefined : call.arguments?.[former];
  if (moved.length === 0) return undefined;
  const texts = moved.map(({ text }) => text).join(", ");
  if (given === undefined) return `{ ${texts} }`;
  if (!compiler.isObjectLiteralExpression(given)) return `{ ...${operandOf(compiler, given)}, ${texts} }`;
  const isThere = moved.some(({ name }) =>
    given.properties.some((property) => property.name?.getText() === name),
  );
  const last = given.properties.at(-1);
  if (isThere) return undefined;
  return last === undefined ? `{ ${texts} }` : withMembers(given, last, texts);
}

/** Behind the last member; in a line of its own where that is in one. */
function withMembers(given: ts.ObjectLiteralExpression, last: ts.Node, texts: string): string {
  const [text, start] = [given.getText(), given.getStart()];
  const before = text.slice(0, last.getStart() - start);
  const gap = /\n\s*$/.exec(before)?.[0] ?? " ";
  return `${text.slice(0, last.end - start)},${gap}${texts}${text.slice(last.end - start)}`;
}

function operandOf(compiler: typeof ts, node: ts.Expression): string {
  return compiler.isLeftHandSideExpression(node) ? node.getText() : `(${node.getText()})`;
}
