import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { absencesOf, functionAround, isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.9;
type Absence = "null" | "undefined";

/**
 * `order === null` where `order` is compared with `undefined`, which it cannot be, before it is used: what gives it once gave
 * `undefined`. All comparisons of the file are changed that are of what the same function gave, as none of them can hold.
 */
export function otherAbsence(site: ErrorSite, node: ts.Expression): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const around = functionAround(compiler, node);
  if (around === undefined || !compiler.isIdentifier(node)) return [];
  const symbol = checker.getSymbolAtLocation(node);
  const origin = originOf(site, symbol);
  const tests: { word: ts.Expression; isHere: boolean; is: Absence }[] = [];
  function visit(child: ts.Node): void {
    const test = compiler.isBinaryExpression(child) ? vainTest(site, child) : undefined;
    if (test !== undefined) {
      const of = checker.getSymbolAtLocation(test.tested);
      const isHere = of === symbol && child.pos < node.pos && functionAround(compiler, child) === around;
      if (isHere || (origin !== undefined && originOf(site, of) === origin)) tests.push({ ...test, isHere });
    }
    compiler.forEachChild(child, visit);
  }
  visit(sourceFile);
  const [first] = tests;
  if (first === undefined || !tests.some(({ isHere }) => isHere)) return [];
  return [
    {
      title: `Compare \`${node.text}\` with ${first.is}`,
      edits: tests.map(({ word, is }) => replaced(word, is)),
      rationale: "what it is compared with, it cannot be",
      confidence: CONFIDENCE,
    },
  ];
}

/** A strict comparison with that one of null and undefined which the variable cannot be, while it can be the other. */
function vainTest(
  site: ErrorSite,
  { left, operatorToken, right }: ts.BinaryExpression,
): { tested: ts.Identifier; word: ts.Expression; is: Absence } | undefined {
  const { ts: compiler, checker } = site;
  if (!/^[!=]==$/.test(operatorToken.getText())) return undefined;
  const [word, tested] = absenceOf(compiler, right) === undefined ? [left, right] : [right, left];
  const absence = absenceOf(compiler, word);
  if (absence === undefined || !compiler.isIdentifier(tested)) return undefined;
  const type = checker.getTypeAtLocation(tested);
  const { isNull, isUndefined } = absencesOf(site, type);
  if (isNull === isUndefined || !isTelling(site, type)) return undefined;
  const is = isNull ? "null" : "undefined";
  return is === absence ? undefined : { tested, word, is };
}

function absenceOf(compiler: typeof ts, node: ts.Expression): Absence | undefined {
  if (node.kind === compiler.SyntaxKind.NullKeyword) return "null";
  return compiler.isIdentifier(node) && node.text === "undefined" ? "undefined" : undefined;
}

/** The function that a variable gets its value from, where it is called in its declaration. */
function originOf(
  { ts: compiler, checker }: ErrorSite,
  symbol: ts.Symbol | undefined,
): ts.Symbol | undefined {
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return undefined;
  let made = declaration.initializer;
  while (made !== undefined && (compiler.isAwaitExpression(made) || compiler.isParenthesizedExpression(made)))
    made = made.expression;
  if (made === undefined || !compiler.isCallExpression(made)) return undefined;
  const { expression } = made;
  return checker.getSymbolAtLocation(
    compiler.isPropertyAccessExpression(expression) ? expression.name : expression,
  );
}
