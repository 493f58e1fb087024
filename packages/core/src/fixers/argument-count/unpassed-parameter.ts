import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";
import { callsOf } from "./called-elsewhere.ts";

const CONFIDENCE = 0.75;
const SHORTEST_NAME = 3;

/** `load(path)` for `load(path, context)` where a parameter `context` is never read and the called function takes one of that name. */
export function unpassedParameter(site: ErrorSite): Answer[] {
  const name = errorNode(site);
  const edit = site.ts.isIdentifier(name) ? passedOn(site, name) : undefined;
  if (edit === undefined) return [];
  return [
    {
      title: `Pass \`${name.getText()}\``,
      edits: [edit],
      rationale: `nothing reads \`${name.getText()}\`, and what is called takes one`,
      confidence: CONFIDENCE,
    },
  ];
}

type Place = Pick<ErrorSite, "ts" | "checker" | "project">;

/** A parameter that is never read, passed to the only call of its function that may take it; undefined where there is none. */
export function passedOn(place: Place, name: ts.Identifier): TextEdit | undefined {
  const { ts: compiler } = place;
  const parameter = name.parent;
  if (!compiler.isParameter(parameter) || parameter.name !== name) return undefined;
  if (name.text.length < SHORTEST_NAME || !("body" in parameter.parent) || !parameter.parent.body)
    return undefined;
  if (isLeftOut(place, parameter)) return undefined;
  const [only, ...others] = [
    ...callsWithout(place, parameter.parent.body, name),
    ...callsWithoutOptions(place, parameter.parent.body, name).map((call) => ({
      call,
      text: `{ ${name.text} }`,
    })),
  ];
  const last = only?.call.arguments?.at(-1);
  return only === undefined || last === undefined || others.length > 0
    ? undefined
    : inserted(last.getEnd(), `, ${only.text}`);
}

/** The calls whose first parameter that is not given has the name and takes the value, or its elements. */
function callsWithout(
  { ts: compiler, checker }: Place,
  body: ts.Node,
  name: ts.Identifier,
): { call: ts.CallExpression | ts.NewExpression; text: string }[] {
  const type = checker.getTypeAtLocation(name);
  const found: { call: ts.CallExpression | ts.NewExpression; text: string }[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) && !compiler.isNewExpression(node)) return;
    const given = node.arguments ?? [];
    const next = checker.getResolvedSignature(node)?.parameters[given.length];
    if (next?.name !== name.text || given.some(compiler.isSpreadElement)) return;
    const target = checker.getTypeOfSymbolAtLocation(next, node);
    if (!isTelling({ ts: compiler }, target) || !checker.isTypeAssignableTo(type, target)) return;
    const { valueDeclaration: taker } = next;
    const isRest = taker !== undefined && compiler.isParameter(taker) && taker.dotDotDotToken !== undefined;
    found.push({ call: node, text: isRest ? `...${name.text}` : name.text });
  }
  visit(body);
  return found;
}

/** The calls without an object that may be left out, which others give with a member of the name. */
function callsWithoutOptions(
  place: Place,
  body: ts.Node,
  name: ts.Identifier,
): (ts.CallExpression | ts.NewExpression)[] {
  const { ts: compiler, checker } = place;
  const type = checker.getTypeAtLocation(name);
  const found: (ts.CallExpression | ts.NewExpression)[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) && !compiler.isNewExpression(node)) return;
    const index = node.arguments?.length ?? 0;
    const options = checker.getResolvedSignature(node)?.parameters[index]?.valueDeclaration;
    if (
      options === undefined ||
      !compiler.isParameter(options) ||
      node.arguments?.some(compiler.isSpreadElement)
    )
      return;
    const isOpen = options.questionToken !== undefined || options.initializer !== undefined;
    const member = checker.getNonNullableType(checker.getTypeAtLocation(options)).getProperty(name.text);
    if (!isOpen || member === undefined) return;
    const target = checker.getTypeOfSymbolAtLocation(member, node);
    const takes = isTelling(place, target) && checker.isTypeAssignableTo(type, target);
    if (takes && isGivenElsewhere(place, node, { index, member: name.text })) found.push(node);
  }
  visit(body);
  return found;
}

function isGivenElsewhere(
  place: Place,
  call: ts.CallExpression | ts.NewExpression,
  { index, member }: { index: number; member: string },
): boolean {
  const { ts: compiler } = place;
  const { expression } = call;
  return callsOf(place, compiler.isPropertyAccessExpression(expression) ? expression.name : expression).some(
    (other) => {
      const given = other.arguments?.[index];
      return (
        given !== undefined &&
        compiler.isObjectLiteralExpression(given) &&
        given.properties.some((property) => property.name?.getText() === member)
      );
    },
  );
}

/** Whether a call does not give a parameter that must be given: then it is the parameter that is too much. */
function isLeftOut(place: Place, parameter: ts.ParameterDeclaration): boolean {
  const { parent, questionToken, initializer, dotDotDotToken } = parameter;
  const name = place.ts.getNameOfDeclaration(parent);
  const isOptional = questionToken !== undefined || initializer !== undefined || dotDotDotToken !== undefined;
  if (name === undefined || isOptional) return false;
  const index = parent.parameters.indexOf(parameter);
  return callsOf(place, name).some(({ arguments: given = [] }) => given.length <= index);
}
