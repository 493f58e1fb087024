import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { primitiveOf } from "../type-error/types.ts";

const CONFIDENCE = 0.93;
/** Of no values there is no lowest one; a highest may be none, too. */
const EXTREME_CONFIDENCE = 0.7;
const HIGHEST_CONFIDENCE = 0.28;

/** What changes nothing that is put to it, and how likely it is to begin with that. */
interface Start {
  text: string;
  confidence: number;
}

/** `lines.reduce((sum, line) => sum + line.price, 0)`: without a start the first line itself would be the sum. */
export function reducedStart(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const call = reduceAt(site);
  const [callback] = call?.arguments ?? [];
  if (call === undefined || callback === undefined || !compiler.isArrowFunction(callback)) return [];
  const [sum, item] = callback.parameters;
  if (sum === undefined || item === undefined) return [];
  const start = startOf(site, callback, sum.name.getText());
  if (start === undefined || primitiveOf(site, checker.getTypeAtLocation(item)) !== undefined) return [];
  return [
    {
      title: `Begin with \`${start.text}\``,
      edits: [inserted(callback.getEnd(), `, ${start.text}`)],
      rationale: `what comes of it is of another type than \`${item.name.getText()}\``,
      confidence: start.confidence,
    },
  ];
}

/** Of `sum + line.price`, `product * event.chance` and `Math.min(low, offer.price)`. */
function startOf(site: ErrorSite, { body }: ts.ArrowFunction, sum: string): Start | undefined {
  const { ts: compiler, checker } = site;
  const given = givenBy(compiler, body);
  if (given === undefined) return undefined;
  if (compiler.isCallExpression(given)) {
    const isOfSum = given.arguments.some((one) => one.getText() === sum);
    return isOfSum ? EXTREMES.get(given.expression.getText()) : undefined;
  }
  if (!compiler.isBinaryExpression(given)) return undefined;
  const { left, right, operatorToken } = leftMost(compiler, given);
  const isOfNumbers = primitiveOf(site, checker.getTypeAtLocation(right)) === "number";
  return isOfNumbers && left.getText() === sum ? NEUTRAL.get(operatorToken.getText()) : undefined;
}

const NEUTRAL: ReadonlyMap<string, Start> = new Map([
  ["+", { text: "0", confidence: CONFIDENCE }],
  ["*", { text: "1", confidence: CONFIDENCE }],
]);
const EXTREMES: ReadonlyMap<string, Start> = new Map([
  ["Math.min", { text: "Infinity", confidence: EXTREME_CONFIDENCE }],
  ["Math.max", { text: "-Infinity", confidence: HIGHEST_CONFIDENCE }],
]);

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

function givenBy(compiler: typeof ts, body: ts.ConciseBody): ts.Expression | undefined {
  if (!compiler.isBlock(body)) return body;
  const last = body.statements.at(-1);
  return last !== undefined && compiler.isReturnStatement(last) ? last.expression : undefined;
}

/** The innermost sum at the left: of `sum + a + b` it is `sum + a`. */
function leftMost(compiler: typeof ts, sum: ts.BinaryExpression): ts.BinaryExpression {
  return compiler.isBinaryExpression(sum.left) ? leftMost(compiler, sum.left) : sum;
}
