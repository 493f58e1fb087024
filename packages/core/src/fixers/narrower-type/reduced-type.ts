import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround, isAsync } from "../type-error/types.ts";

const CONFIDENCE = 0.85;

/** `reduce<Record<string, number>>(…, {})`, where an empty start says nothing of what it is to become, and its taker does. */
export function reducedType(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const isOpen = (node: ts.Node): node is ts.CallExpression =>
    compiler.isCallExpression(node) &&
    node.typeArguments === undefined &&
    node.arguments.length === 2 &&
    compiler.isPropertyAccessExpression(node.expression) &&
    /^reduce(?:Right)?$/.test(node.expression.name.text) &&
    isEmpty(compiler, node.arguments[1]);
  const node = errorNode(site);
  const call = compiler.findAncestor(node, isOpen) ?? within(compiler, node, isOpen);
  const type = call && takerOf(compiler, call);
  if (call === undefined || type === undefined) return [];
  return [
    {
      title: `Reduce to \`${type}\``,
      edits: [inserted(call.expression.getEnd(), `<${type}>`)],
      rationale: "that is what its result is to be, and its empty start says nothing of it",
      confidence: CONFIDENCE,
    },
  ];
}

function isEmpty(compiler: typeof ts, start: ts.Node | undefined): boolean {
  if (start === undefined) return false;
  if (compiler.isObjectLiteralExpression(start)) return start.properties.length === 0;
  return compiler.isArrayLiteralExpression(start) && start.elements.length === 0;
}

/** The reduction whose value the statement or variable of the error takes. */
function within(
  compiler: typeof ts,
  node: ts.Node,
  isOpen: (node: ts.Node) => node is ts.CallExpression,
): ts.CallExpression | undefined {
  const declared = compiler.isVariableDeclaration(node.parent) ? node.parent.initializer : undefined;
  const value = compiler.isReturnStatement(node) ? node.expression : declared;
  return value !== undefined && isOpen(value) ? value : undefined;
}

/** The type that a variable, or the function that returns it, says. */
function takerOf(compiler: typeof ts, call: ts.CallExpression): string | undefined {
  const { parent } = call;
  if (compiler.isVariableDeclaration(parent)) return parent.type?.getText();
  if (!compiler.isReturnStatement(parent) && !compiler.isArrowFunction(parent)) return undefined;
  const around = compiler.isArrowFunction(parent) ? parent : functionAround(compiler, parent);
  return around?.type === undefined || isAsync(compiler, call) ? undefined : around.type.getText();
}
