import ts from "typescript-6";
import { instead, type FaultyText } from "./faulty-texts.ts";

/** What a value is brought into one form by. */
const NORMALISING: ReadonlySet<string> = new Set(
  "flat|normalize|reverse|slice|sort|toLowerCase|toString|toUpperCase|trim|trimEnd|trimStart|valueOf".split(
    "|",
  ),
);
const CONVERTING: ReadonlySet<string> = new Set(["Boolean", "Number", "String"]);

/** The ways in which a part of a node could be missing that somebody added later: what bug fixes mostly add. */
export function missingParts(node: ts.Node): FaultyText[] {
  if (ts.isIfStatement(node)) return withoutBranch(node);
  if (ts.isCaseClause(node)) return withoutCase(node);
  if (ts.isBinaryExpression(node)) return withoutOperand(node);
  if (ts.isCallExpression(node)) return withoutConversion(node);
  if (ts.isAwaitExpression(node)) return [instead("missing await", node, node.expression.getText())];
  if (ts.isRegularExpressionLiteral(node)) return plainerExpression(node);
  if (ts.isObjectLiteralExpression(node)) return withoutLast("missing property", node.properties);
  return ts.isArrayLiteralExpression(node) ? withoutLast("missing element", node.elements) : [];
}

function withoutBranch(node: ts.IfStatement): FaultyText[] {
  return [instead("missing branch", node, node.elseStatement?.getText() ?? ";")];
}

function withoutCase(node: ts.CaseClause): FaultyText[] {
  return node.statements.length === 0 ? [] : [instead("missing case", node, "")];
}

/** `a && b` without `b` or `a`, `a || b` and `a ?? b` without `b`, `a + 1` without the number. */
function withoutOperand(node: ts.BinaryExpression): FaultyText[] {
  const { left, operatorToken, right } = node;
  const operator = operatorToken.getText();
  if (operator === "&&")
    return [left, right].map((kept) => instead("missing condition", node, kept.getText()));
  if (operator === "||" || operator === "??") return [instead("missing alternative", node, left.getText())];
  const isShift = (operator === "+" || operator === "-") && ts.isNumericLiteral(right);
  return isShift ? [instead("off by one", node, left.getText())] : [];
}

/** `name.trim()` without the call, `String(id)` without the conversion. */
function withoutConversion(node: ts.CallExpression): FaultyText[] {
  const { expression } = node;
  const [only, ...further] = node.arguments;
  if (ts.isPropertyAccessExpression(expression) && only === undefined)
    return NORMALISING.has(expression.name.text)
      ? [instead("missing normalisation", node, expression.expression.getText())]
      : [];
  const isConverted = ts.isIdentifier(expression) && CONVERTING.has(expression.text);
  return isConverted && only !== undefined && further.length === 0
    ? [instead("missing normalisation", node, only.getText())]
    : [];
}

/** Without its flags, without its last alternative, or with `+` where `*` is meant. */
function plainerExpression(node: ts.RegularExpressionLiteral): FaultyText[] {
  const text = node.getText();
  const end = text.lastIndexOf("/");
  const flags = text.slice(end + 1).replace(/[uvy]/g, "");
  const plainer = [
    flags === "" ? text : text.slice(0, end + 1) + text.slice(end + 1).replace(/[gims]/g, ""),
    text.replace(/\|[^|()[\]\\]+(?=\)|\/)/, ""),
    text.replace(/(?<=[\w\])])\*(?!\?)/, "+"),
  ];
  return plainer.filter((other) => other !== text).map((other) => instead("wrong expression", node, other));
}

function withoutLast(kind: string, parts: ts.NodeArray<ts.Node>): FaultyText[] {
  const [before, last] = [parts.at(-2), parts.at(-1)];
  if (before === undefined || last === undefined) return [];
  return [{ kind, start: before.getEnd(), end: last.getEnd(), text: "" }];
}
