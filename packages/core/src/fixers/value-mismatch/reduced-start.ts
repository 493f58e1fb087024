import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";

const CONFIDENCE = 0.93;

/** `lines.reduce((sum, line) => sum + line.price, 0)`: without a start the first line itself would be the sum. */
export function reducedStart(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const call = reduceAt(site);
  const [callback] = call?.arguments ?? [];
  if (call === undefined || callback === undefined || !compiler.isArrowFunction(callback)) return [];
  const [sum, item] = callback.parameters;
  const added = givenBy(compiler, callback.body);
  if (sum === undefined || item === undefined || added === undefined) return [];
  const { left, right, operatorToken } = added;
  const isSum = operatorToken.kind === compiler.SyntaxKind.PlusToken && left.getText() === sum.name.getText();
  if (!isSum || primitiveOf(site, checker.getTypeAtLocation(right)) !== "number") return [];
  if (primitiveOf(site, checker.getTypeAtLocation(item)) !== undefined) return [];
  return [
    {
      title: "Begin the sum with `0`",
      edits: [inserted(callback.getEnd(), ", 0")],
      rationale: `what is summed up is of another type than \`${sum.name.getText()}\``,
      confidence: CONFIDENCE,
    },
  ];
}

/** The call without a start that is reported, that an error is in, or that the reported statement makes its value by. */
function reduceAt(site: ErrorSite): ts.CallExpression | undefined {
  const { ts: compiler } = site;
  const isStartless = (node: ts.Node): node is ts.CallExpression =>
    compiler.isCallExpression(node) &&
    node.arguments.length === 1 &&
    compiler.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "reduce";
  const node = errorNode(site);
  const around = compiler.findAncestor(node, isStartless);
  if (around !== undefined) return around;
  const made = compiler.isVariableDeclaration(node.parent) ? node.parent.initializer : undefined;
  const value = compiler.isReturnStatement(node) ? node.expression : made;
  return value !== undefined && isStartless(value) ? value : undefined;
}

function givenBy(compiler: typeof ts, body: ts.ConciseBody): ts.BinaryExpression | undefined {
  const last = compiler.isBlock(body) ? body.statements.at(-1) : undefined;
  const returned = last !== undefined && compiler.isReturnStatement(last) ? last.expression : undefined;
  const given = compiler.isBlock(body) ? returned : body;
  return given !== undefined && compiler.isBinaryExpression(given) ? leftMost(compiler, given) : undefined;
}

/** The innermost sum at the left: of `sum + a + b` it is `sum + a`. */
function leftMost(compiler: typeof ts, sum: ts.BinaryExpression): ts.BinaryExpression {
  return compiler.isBinaryExpression(sum.left) ? leftMost(compiler, sum.left) : sum;
}
