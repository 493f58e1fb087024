import type { ts } from "ts-morph";
import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { primitiveOf } from "../type-error/types.ts";

const LITERAL_CONFIDENCE = 0.9;
/** The other may be meant to be a number, and what is no whole number cannot be a big one. */
const VALUE_CONFIDENCE = 0.29;
/** What gives it may be meant to give a big one. */
const ASKED_CONFIDENCE = 0.28;
const WHOLE = /^(?:\d[\d_]*|0[xob][\da-f_]+)$/i;

/** `1_000n` beside a big integer for `1_000`, and `BigInt(count)` for `count`. */
export function bigOperands(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  const around = compiler.isBinaryExpression(node) ? node : node.parent;
  if (around === undefined || !compiler.isBinaryExpression(around)) return [];
  const operands = [around.left, around.right];
  const kinds = operands.map((operand) => primitiveOf(site, checker.getTypeAtLocation(operand)));
  const number = operands[kinds.indexOf("number")];
  if (number === undefined || !kinds.includes("bigint")) return [];
  return asBig(compiler, startOf(site, number) ?? number, VALUE_CONFIDENCE);
}

/** What a sum begins with: `0` of `let sum = 0`, and of `sizes.reduce((sum, size) => sum + size, 0)`. */
function startOf({ ts: compiler, checker }: ErrorSite, value: ts.Expression): ts.Expression | undefined {
  const parameter = checker.getSymbolAtLocation(value)?.valueDeclaration;
  const isUntyped =
    parameter !== undefined && compiler.isVariableDeclaration(parameter) && parameter.type === undefined;
  const initial = isUntyped ? parameter.initializer : undefined;
  if (initial !== undefined && compiler.isNumericLiteral(initial)) return initial;
  const callback = parameter?.parent;
  const call = callback?.parent;
  if (callback === undefined || call === undefined) return undefined;
  if (!compiler.isArrowFunction(callback) || !compiler.isCallExpression(call)) return undefined;
  const isReduction =
    compiler.isPropertyAccessExpression(call.expression) && call.expression.name.text === "reduce";
  const [, start] = call.arguments;
  const isSum = isReduction && callback.parameters[0] === parameter;
  return isSum && start !== undefined && compiler.isNumericLiteral(start) ? start : undefined;
}

/** The same where a big integer is asked. */
export function bigValue(site: ErrorSite, { value, source, target }: Mismatch): Answer[] {
  const bare = site.checker.getNonNullableType(target);
  if (primitiveOf(site, bare) !== "bigint" || primitiveOf(site, source) !== "number") return [];
  return asBig(site.ts, value, ASKED_CONFIDENCE);
}

function asBig(compiler: typeof ts, value: ts.Expression, confidence: number): Answer[] {
  const text = value.getText();
  if (!compiler.isNumericLiteral(value) || !WHOLE.test(text))
    return [
      {
        title: `Write \`BigInt(${text})\``,
        edits: [replaced(value, `BigInt(${text})`)],
        rationale: "big integers and numbers cannot be mixed",
        confidence,
      },
    ];
  return [
    {
      title: `Write \`${text}n\``,
      edits: [inserted(value.getEnd(), "n")],
      rationale: "big integers and numbers cannot be mixed",
      confidence: LITERAL_CONFIDENCE,
    },
  ];
}
