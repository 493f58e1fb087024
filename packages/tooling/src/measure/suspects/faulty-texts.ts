import ts from "typescript-6";

/** A part of a node's text, and one that makes it wrong. */
export interface FaultyText {
  kind: string;
  start: number;
  end: number;
  text: string;
}

const OPPOSITE_OPERATORS: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "==": "!=",
  "!=": "==",
  "&&": "||",
  "||": "&&",
  "+=": "-=",
  "-=": "+=",
};
const UNEVEN_OPERATORS: ReadonlySet<string> = new Set(["-", "/", "%", "<<", ">>", "**"]);

/** The ways in which a node itself could be wrong; not its children. */
export function faultyTexts(node: ts.Node): FaultyText[] {
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) return flipped(node);
  if (ts.isBinaryExpression(node)) return wrongOperation(node);
  if (ts.isNumericLiteral(node)) return wrongNumber(node);
  if (ts.isStringLiteral(node)) return wrongString(node);
  if (ts.isReturnStatement(node) && node.expression !== undefined)
    return [instead("missing value", node.expression, "undefined")];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [instead("wrong constant", node, "false")];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [instead("wrong constant", node, "true")];
  if (ts.isCallExpression(node)) return swappedArguments(node);
  return ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)
    ? [instead("missing call", node, ";")]
    : [];
}

function flipped(node: ts.IfStatement | ts.ConditionalExpression): FaultyText[] {
  const condition = ts.isIfStatement(node) ? node.expression : node.condition;
  return [instead("flipped condition", condition, `!(${condition.getText()})`)];
}

function wrongOperation({ left, operatorToken, right }: ts.BinaryExpression): FaultyText[] {
  const operator = operatorToken.getText();
  const opposite = OPPOSITE_OPERATORS[operator];
  if (opposite !== undefined) return [instead("wrong operator", operatorToken, opposite)];
  if (operator === "??") return [instead("wrong default", right, "undefined")];
  if (!UNEVEN_OPERATORS.has(operator)) return [];
  const text = `${right.getText()} ${operator} ${left.getText()}`;
  return [instead("swapped operands", left.parent, `(${text})`)];
}

function wrongNumber(node: ts.NumericLiteral): FaultyText[] {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return [];
  const value = Number(node.text.replaceAll("_", ""));
  return Number.isSafeInteger(value) ? [instead("off by one", node, String(value + 1))] : [];
}

function wrongString(node: ts.StringLiteral): FaultyText[] {
  const { parent } = node;
  const isValue =
    ts.isBinaryExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent);
  return isValue && node.text !== ""
    ? [instead("wrong constant", node, JSON.stringify(`${node.text}x`))]
    : [];
}

function swappedArguments({ arguments: given }: ts.CallExpression): FaultyText[] {
  const [first, second] = given;
  if (first === undefined || second === undefined || given.length !== 2) return [];
  if (ts.isFunctionLike(first) || ts.isFunctionLike(second)) return [];
  const between = first.getSourceFile().text.slice(first.end, second.getStart());
  const text = second.getText() + between + first.getText();
  return [{ kind: "swapped arguments", start: first.getStart(), end: second.getEnd(), text }];
}

export function instead(kind: string, part: ts.Node, text: string): FaultyText {
  return { kind, start: part.getStart(), end: part.getEnd(), text };
}
