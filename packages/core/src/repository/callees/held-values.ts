import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../typescript/engine.ts";
import { ownNodes } from "./own-nodes.ts";

const remembered = new WeakMap<ts.Program, ReadonlyMap<string, ts.Expression[]>>();

/**
 * What a property of an object is made of, where that is no function itself: `createOperator(addOne)` of
 * `{ add: createOperator(addOne) }`, `add` of `{ add }`, of `exports.plus = add` and of `module.exports = add`; `require("./add")` of a variable that the compiler leads no
 * further from.
 */
export function heldValue({ ts }: ServiceOfFile, declaration: ts.Node): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(declaration)) return declaration.name;
  if (ts.isVariableDeclaration(declaration)) return requiredBy(declaration);
  const value = ts.isPropertyAssignment(declaration) ? declaration.initializer : assignedTo(ts, declaration);
  if (value === undefined) return undefined;
  const isMade = ts.isCallExpression(value) || ts.isIdentifier(value);
  return isMade || ts.isPropertyAccessExpression(value) ? value : undefined;
}

const REQUIRED = /^require\(["'][^"']{1,200}["']\)[\w.]*$/;

/** `require("./cart")` or `require("..").cart` that a variable is set to. */
function requiredBy({ initializer }: ts.VariableDeclaration): ts.Expression | undefined {
  return initializer !== undefined && REQUIRED.test(initializer.getText()) ? initializer : undefined;
}

/** The value of `exports.add = value`, which the compiler takes for a declaration, whole or its left side. */
function assignedTo(compiler: typeof ts, declaration: ts.Node): ts.Expression | undefined {
  const whole = compiler.isPropertyAccessExpression(declaration) ? declaration.parent : declaration;
  const isAssignment =
    compiler.isBinaryExpression(whole) && whole.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  return isAssignment && whole.right !== declaration ? whole.right : undefined;
}

/** Whether a value is the same thing by another name: `add`, `lib.add`, `require("./add")`. */
export function isOtherName(compiler: typeof ts, value: ts.Expression): boolean {
  return !compiler.isCallExpression(value) || value.expression.getText() === "require";
}

/** All such values of a program's own source files by the names of their properties: for what no type leads to. */
export function heldValuesByName(project: ServiceOfFile): ReadonlyMap<string, readonly ts.Expression[]> {
  const known = remembered.get(project.program) ?? gather(project);
  remembered.set(project.program, known);
  return known;
}

function gather(project: ServiceOfFile): Map<string, ts.Expression[]> {
  const values = new Map<string, ts.Expression[]>();
  for (const property of ownNodes(project).properties) {
    const value = heldValue(project, property);
    const name = property.name.getText();
    if (value !== undefined) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}
