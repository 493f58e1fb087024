import type { ts } from "ts-morph";
import { errorNode, type ErrorSite } from "./error-site.ts";

/** A value at a place that asks for another type. */
export interface Mismatch {
  value: ts.Expression;
  source: ts.Type;
  target: ts.Type;
  /** What the place is called: a parameter, property or variable. */
  name: string | undefined;
  /** The call that the value is an argument of. */
  call: ts.CallExpression | ts.NewExpression | undefined;
  /** `name` in `{ name }` is value and property at once. */
  isShorthand: boolean;
}

/** What does not fit at the place of an error; undefined where it is of another kind. */
export function mismatchAt(site: ErrorSite): Mismatch | undefined {
  const { ts: compiler, checker } = site;
  const place = placeAt(site, errorNode(site));
  if (place === undefined) return undefined;
  const { value, name, call, of } = place;
  const shorthand = compiler.isShorthandPropertyAssignment(value.parent) ? value.parent : undefined;
  const placed = of === undefined ? checker.getContextualType(value) : checker.getTypeAtLocation(of);
  const target = shorthand === undefined ? placed : memberType(site, shorthand);
  if (target === undefined) return undefined;
  const symbol = shorthand && checker.getShorthandAssignmentValueSymbol(shorthand);
  const source = symbol ? checker.getTypeOfSymbolAtLocation(symbol, value) : checker.getTypeAtLocation(value);
  return {
    value,
    source,
    target,
    name,
    call,
    isShorthand: shorthand !== undefined,
  };
}

/** The type that a member, or any, of an object literal should have; what an async function returns may be a promise as well. */
function memberType(
  { checker }: ErrorSite,
  { name, parent }: ts.ShorthandPropertyAssignment,
): ts.Type | undefined {
  const target = checker.getContextualType(parent);
  const parts = target?.isUnion() === true ? [target, ...target.types] : [target];
  const member = parts
    .map((part) => part && checker.getPropertyOfType(part, name.text))
    .find((one) => one !== undefined);
  if (member !== undefined) return checker.getTypeOfSymbolAtLocation(member, parent);
  return target && checker.getNonNullableType(target).getStringIndexType();
}

interface Place {
  value: ts.Expression;
  name?: string | undefined;
  call?: ts.CallExpression | ts.NewExpression;
  /** The node whose type is asked, where the value itself does not know. */
  of?: ts.Node;
}

function placeAt(site: ErrorSite, node: ts.Node): Place | undefined {
  const { ts: compiler } = site;
  const { parent } = node;
  if (compiler.isReturnStatement(node)) return node.expression && { value: node.expression };
  if (compiler.isShorthandPropertyAssignment(parent)) return { value: parent.name, name: parent.name.text };
  if (isNamedValue(compiler, parent) && parent.name === node) {
    const { initializer } = parent;
    return (
      initializer && {
        value: initializer,
        name: node.getText(),
        ...(compiler.isPropertyAssignment(parent) ? {} : { of: node }),
      }
    );
  }
  if (compiler.isJsxAttribute(parent) && parent.name === node) return attribute(compiler, parent);
  if (compiler.isBinaryExpression(parent) && parent.left === node && isAssignment(compiler, parent))
    return { value: parent.right, name: lastName(compiler, node), of: node };
  if (!isExpression(compiler, node)) return undefined;
  if (compiler.isCallExpression(parent) || compiler.isNewExpression(parent))
    return parent.expression === node
      ? undefined
      : { value: node, call: parent, name: parameterName(site, parent, node) };
  return { value: node };
}

function isNamedValue(
  compiler: typeof ts,
  node: ts.Node,
): node is ts.VariableDeclaration | ts.PropertyDeclaration | ts.ParameterDeclaration | ts.PropertyAssignment {
  return (
    compiler.isVariableDeclaration(node) ||
    compiler.isPropertyDeclaration(node) ||
    compiler.isParameter(node) ||
    compiler.isPropertyAssignment(node)
  );
}

function attribute(compiler: typeof ts, { initializer, name }: ts.JsxAttribute): Place | undefined {
  if (initializer === undefined) return undefined;
  const value = compiler.isJsxExpression(initializer) ? initializer.expression : initializer;
  return value && { value, name: name.getText() };
}

function isAssignment({ SyntaxKind }: typeof ts, { operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

function lastName(compiler: typeof ts, node: ts.Node): string | undefined {
  if (compiler.isIdentifier(node)) return node.text;
  return compiler.isPropertyAccessExpression(node) ? node.name.text : undefined;
}

export function isExpression(compiler: typeof ts, node: ts.Node): node is ts.Expression {
  return compiler.isExpression(node);
}

/** The name of the parameter that an argument is for. */
function parameterName(
  { checker }: ErrorSite,
  call: ts.CallExpression | ts.NewExpression,
  argument: ts.Node,
): string | undefined {
  const index = call.arguments?.findIndex((other) => other === argument) ?? -1;
  return checker.getResolvedSignature(call)?.parameters[index]?.name;
}
