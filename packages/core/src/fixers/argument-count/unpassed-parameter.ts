import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";
import { callsOf } from "./called-elsewhere.ts";

const CONFIDENCE = 0.75;
const SHORTEST_NAME = 3;

/** `load(path)` for `load(path, context)` where a parameter `context` is never read and the called function takes one of that name. */
export function unpassedParameter(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const name = errorNode(site);
  const parameter = name.parent;
  if (!compiler.isParameter(parameter) || parameter.name !== name || !compiler.isIdentifier(name)) return [];
  if (name.text.length < SHORTEST_NAME || !("body" in parameter.parent) || !parameter.parent.body) return [];
  if (isLeftOut(site, parameter)) return [];
  const calls = callsWithout(site, parameter.parent.body, name);
  const [only] = calls;
  const last = only?.arguments?.at(-1);
  if (only === undefined || calls.length > 1 || last === undefined) return [];
  return [
    {
      title: `Pass \`${name.text}\``,
      edits: [inserted(last.getEnd(), `, ${name.text}`)],
      rationale: `nothing reads \`${name.text}\`, and what is called takes one`,
      confidence: CONFIDENCE,
    },
  ];
}

/** The calls whose first parameter that is not given has the name and takes the value. */
function callsWithout(
  { ts: compiler, checker }: ErrorSite,
  body: ts.Node,
  name: ts.Identifier,
): (ts.CallExpression | ts.NewExpression)[] {
  const type = checker.getTypeAtLocation(name);
  const found: (ts.CallExpression | ts.NewExpression)[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) && !compiler.isNewExpression(node)) return;
    const given = node.arguments ?? [];
    const next = checker.getResolvedSignature(node)?.parameters[given.length];
    if (next?.name !== name.text || given.some(compiler.isSpreadElement)) return;
    const target = checker.getTypeOfSymbolAtLocation(next, node);
    if (isTelling({ ts: compiler }, target) && checker.isTypeAssignableTo(type, target)) found.push(node);
  }
  visit(body);
  return found;
}

/** Whether a call does not give a parameter that must be given: then it is the parameter that is too much. */
function isLeftOut(site: ErrorSite, parameter: ts.ParameterDeclaration): boolean {
  const { parent, questionToken, initializer } = parameter;
  const name = site.ts.getNameOfDeclaration(parent);
  if (name === undefined || questionToken !== undefined || initializer !== undefined) return false;
  const index = parent.parameters.indexOf(parameter);
  return callsOf(site, name).some(({ arguments: given = [] }) => given.length <= index);
}
