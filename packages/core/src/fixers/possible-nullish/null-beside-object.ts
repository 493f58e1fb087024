import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** `typeof value === "object" && value !== null`: what is an object by `typeof` may be null, and is asked right behind that test. */
export function nullBesideObject({ ts: compiler }: ErrorSite, node: ts.Expression): Answer[] {
  const test = testAround(compiler, node);
  if (test === undefined) return [];
  const operator = test.operatorToken.getText();
  const isObject = operator.startsWith("=");
  const compared = `${node.getText()} ${isObject ? operator.replace("=", "!") : operator.replace("!", "=")} null`;
  return [
    {
      title: `Ask whether \`${node.getText()}\` is null`,
      edits: [inserted(test.getEnd(), ` ${isObject ? "&&" : "||"} ${compared}`)],
      rationale: "null is an object to `typeof`",
      confidence: CONFIDENCE,
    },
  ];
}

/** The comparison of `typeof` that lets a value pass to where it is used. */
function testAround(compiler: typeof ts, node: ts.Expression): ts.BinaryExpression | undefined {
  const { AmpersandAmpersandToken, BarBarToken } = compiler.SyntaxKind;
  const name = node.getText();
  for (let inner: ts.Node = node; !compiler.isFunctionLike(inner); inner = inner.parent) {
    const { parent } = inner;
    if (parent === undefined) return undefined;
    const found = passed(compiler, inner, parent)
      .flatMap(({ condition, isTrue }) =>
        operandsOf(compiler, condition, isTrue ? AmpersandAmpersandToken : BarBarToken).filter((operand) =>
          isTypeTest(compiler, operand, { name, isTrue }),
        ),
      )
      .find(compiler.isBinaryExpression);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Passed {
  condition: ts.Expression;
  /** Whether it holds or does not where the value is used. */
  isTrue: boolean;
}

/** What is known of a place from what stands right around it. */
function passed(compiler: typeof ts, inner: ts.Node, parent: ts.Node): Passed[] {
  const { AmpersandAmpersandToken, BarBarToken } = compiler.SyntaxKind;
  if (compiler.isBinaryExpression(parent) && parent.right === inner) {
    const { kind } = parent.operatorToken;
    if (kind === AmpersandAmpersandToken) return [{ condition: parent.left, isTrue: true }];
    return kind === BarBarToken ? [{ condition: parent.left, isTrue: false }] : [];
  }
  if (compiler.isConditionalExpression(parent) && parent.condition !== inner)
    return [{ condition: parent.condition, isTrue: parent.whenTrue === inner }];
  if (compiler.isIfStatement(parent) && parent.expression !== inner)
    return [{ condition: parent.expression, isTrue: parent.thenStatement === inner }];
  if (!compiler.isStatement(inner) || !compiler.isBlock(parent)) return [];
  const before = parent.statements.slice(0, parent.statements.indexOf(inner)).filter(compiler.isIfStatement);
  return before
    .filter((statement) => statement.elseStatement === undefined && ends(compiler, statement.thenStatement))
    .map(({ expression }) => ({ condition: expression, isTrue: false }));
}

function ends(compiler: typeof ts, statement: ts.Statement): boolean {
  const last = compiler.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (compiler.isReturnStatement(last) || compiler.isThrowStatement(last));
}

function operandsOf(compiler: typeof ts, condition: ts.Expression, kind: ts.SyntaxKind): ts.Expression[] {
  if (!compiler.isBinaryExpression(condition) || condition.operatorToken.kind !== kind) return [condition];
  return [...operandsOf(compiler, condition.left, kind), condition.right];
}

function isTypeTest(
  compiler: typeof ts,
  operand: ts.Expression,
  { name, isTrue }: { name: string; isTrue: boolean },
): boolean {
  if (!compiler.isBinaryExpression(operand)) return false;
  const { left, operatorToken, right } = operand;
  return (
    compiler.isTypeOfExpression(left) &&
    left.expression.getText() === name &&
    compiler.isStringLiteral(right) &&
    right.text === "object" &&
    (isTrue ? /^===?$/ : /^!==?$/).test(operatorToken.getText())
  );
}
