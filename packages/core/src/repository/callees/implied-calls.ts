import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import { declaredNames } from "./declared-names.ts";

/** The member of a value that the language calls without its name: `toJSON` in `JSON.stringify(value)`, `toString` in a template. */
export function impliedMember(project: ServiceOfFile, node: ts.Node): ts.Declaration | undefined {
  const { ts: compiler, program } = project;
  const implied = compiler.isTemplateSpan(node)
    ? { value: node.expression, name: "toString" }
    : calledWith(compiler, node);
  if (implied === undefined || !declaredNames(project).has(implied.name)) return undefined;
  const type = program.getTypeChecker().getTypeAtLocation(implied.value);
  return type.getProperty(implied.name)?.declarations?.[0];
}

function calledWith(compiler: typeof ts, node: ts.Node): { value: ts.Expression; name: string } | undefined {
  if (!compiler.isCallExpression(node)) return undefined;
  const [value] = node.arguments;
  const name = NAMES.get(node.expression.getText());
  return value === undefined || name === undefined ? undefined : { value, name };
}

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ "JSON.stringify": "toJSON", String: "toString" }),
);

/** The default values of parameters that a call leaves out, of a function that it may be a call of. */
export function defaultsTaken(
  compiler: typeof ts,
  call: ts.CallExpression | ts.NewExpression,
  called: ts.Node,
): ts.Expression[] {
  const given = call.arguments?.length ?? 0;
  return parametersOf(compiler, called)
    .slice(given)
    .flatMap(({ initializer }) => initializer ?? []);
}

function parametersOf(compiler: typeof ts, node: ts.Node): readonly ts.ParameterDeclaration[] {
  if (compiler.isFunctionLike(node)) return node.parameters.filter((one) => compiler.isParameter(one));
  const holds = compiler.isVariableDeclaration(node) || compiler.isPropertyAssignment(node);
  return holds && node.initializer !== undefined ? parametersOf(compiler, node.initializer) : [];
}
