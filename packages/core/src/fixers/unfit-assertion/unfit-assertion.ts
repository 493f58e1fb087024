import type { ts } from "ts-morph";
import type { Fixer } from "../fixer.ts";
import { nodeAt } from "../node-at.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { typeErrorFixer } from "../type-error/type-error-fixer.ts";
import { madeHere } from "../type-error/made-here.ts";
import { isAsync, isNullable, primitiveOf, type Primitive } from "../type-error/types.ts";

/** Text from outside, as of an input or the environment, is text for want of another form. */
const OUTER_TEXT_CONFIDENCE = 0.6;
/** A promise is never what it promises. */
const AWAITED_CONFIDENCE = 0.88;
/** What is made here is better awaited where it is made. */
const LATE_AWAIT_CONFIDENCE = 0.6;
/** Another value may be meant, another form, or another type; and what is not there becomes `NaN` or `"undefined"`. */
const DOUBTFUL_CONFIDENCE = 0.28;
const DROPPED_CONFIDENCE = 0.2;
/** A statement that is nothing but an assertion: nobody takes the value, whatever it is. */
const UNTAKEN_CONFIDENCE = 0.4;

const CONVERSIONS: Readonly<Record<Primitive, string>> = {
  string: "String",
  number: "Number",
  boolean: "Boolean",
  bigint: "BigInt",
};

/** `Conversion of type 'string' to type 'number' may be a mistake`: an assertion changes no value, a function does. */
export const unfitAssertion: Fixer = typeErrorFixer({
  id: "unfit-assertion",
  title: "assertions that cannot hold",
  handles: ({ code }) => code === "TS2352",
  answers,
});

function answers(site: ErrorSite): Answer[] {
  const assertion = reportedAssertion(site);
  if (assertion === undefined) return [];
  if (site.ts.isExpressionStatement(assertion.parent)) return dropped(site, assertion, UNTAKEN_CONFIDENCE);
  const waited = awaited(site, assertion);
  if (waited.length > 0) return waited;
  return [...converted(site, assertion), ...dropped(site, assertion, DROPPED_CONFIDENCE)];
}

/** A statement that is nothing but an assertion is as long as that. */
function reportedAssertion({
  ts: compiler,
  sourceFile,
  diagnostic,
}: ErrorSite): ts.AssertionExpression | undefined {
  const { start, length } = diagnostic;
  return nodeAt(
    compiler,
    sourceFile,
    start,
    (node): node is ts.AssertionExpression =>
      compiler.isAssertionExpression(node) && node.getStart() === start && node.getEnd() === start + length,
  );
}

/** `(await answer.json()) as User`, where the promise is asserted to be what it promises. */
function awaited(site: ErrorSite, { expression, type }: ts.AssertionExpression): Answer[] {
  const { ts: compiler, checker } = site;
  const given = checker.getTypeAtLocation(expression);
  const promised = checker.getAwaitedType(given);
  const asserted = checker.getTypeFromTypeNode(type);
  if (promised === undefined || promised === given || !isAsync(compiler, expression)) return [];
  if (checker.getAwaitedType(asserted) !== asserted) return [];
  return [
    {
      title: `Wait for \`${expression.getText()}\``,
      edits: [replaced(expression, `(await ${expression.getText()})`)],
      rationale: `a \`${type.getText()}\` is promised, and not there yet`,
      confidence: madeHere(site, expression) === undefined ? AWAITED_CONFIDENCE : LATE_AWAIT_CONFIDENCE,
    },
  ];
}

function converted(site: ErrorSite, assertion: ts.AssertionExpression): Answer[] {
  const { checker } = site;
  const given = checker.getTypeAtLocation(assertion.expression);
  const from = primitiveOf(site, checker.getNonNullableType(given));
  const to = primitiveOf(site, checker.getTypeFromTypeNode(assertion.type));
  if (from === undefined || to === undefined || from === to) return [];
  const isNumberTold = from === "string" && to === "number" && isFromOutside(site, assertion.expression);
  const isSure = isNumberTold && !isNullable(site, given);
  const text = `${CONVERSIONS[to]}(${bare(assertion.expression, site).getText()})`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(withParentheses(site, assertion), text)],
      rationale: `it is a ${from}, and an assertion makes no ${to} of it`,
      confidence: isSure ? OUTER_TEXT_CONFIDENCE : DOUBTFUL_CONFIDENCE,
    },
  ];
}

/** Whether a value is of a library: a member, or what a function gives. */
function isFromOutside({ ts: compiler, checker }: ErrorSite, value: ts.Expression): boolean {
  const source = compiler.isCallExpression(value) ? value.expression : value;
  if (!compiler.isPropertyAccessExpression(source)) return false;
  const declarations = checker.getSymbolAtLocation(source.name)?.declarations ?? [];
  return declarations.length > 0 && declarations.every((one) => one.getSourceFile().isDeclarationFile);
}

/** Where what is around takes the value as it is. */
function dropped({ checker }: ErrorSite, assertion: ts.AssertionExpression, confidence: number): Answer[] {
  const expected = checker.getContextualType(assertion);
  const given = checker.getTypeAtLocation(assertion.expression);
  if (expected !== undefined && !checker.isTypeAssignableTo(given, expected)) return [];
  return [
    {
      title: "Drop the assertion",
      edits: [replaced(assertion, assertion.expression.getText())],
      rationale: `the value is never a \`${assertion.type.getText()}\``,
      confidence,
    },
  ];
}

/** With the parentheses that an assertion needs, and a call does not. */
function withParentheses(
  { ts: compiler, sourceFile }: ErrorSite,
  assertion: ts.AssertionExpression,
): ts.Node {
  const { parent } = assertion;
  const isAlone = !/[\w$]/.test(sourceFile.text.charAt(parent.getStart() - 1));
  return compiler.isParenthesizedExpression(parent) && isAlone ? parent : assertion;
}

function bare(value: ts.Expression, { ts: compiler }: ErrorSite): ts.Expression {
  return compiler.isParenthesizedExpression(value) ? value.expression : value;
}
