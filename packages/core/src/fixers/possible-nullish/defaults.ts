import type { ts } from "ts-morph";
import { nameLikeness } from "../name-likeness.ts";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isNullable, primitiveOf } from "../type-error/types.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";
import { wordsOf } from "../words-of.ts";

const NAMED_CONFIDENCE = 0.8;
const LIST_CONFIDENCE = 0.7;
const GREATER_CONFIDENCE = 0.9;
const SUMMAND_CONFIDENCE = 0.7;
/** An empty text or a zero hides that there is none; whether it may, the compiler cannot tell. */
const EMPTY_CONFIDENCE = 0.28;

/** What a value is where there is none: a default that the file has for it, or the empty value of its type. */
export function defaultFor(
  site: ErrorSite,
  value: ts.Expression,
  asked?: { target: ts.Type; name: string | undefined },
): Answer[] {
  const { ts: compiler, checker } = site;
  const { parent } = value;
  const isAccessed =
    (compiler.isPropertyAccessExpression(parent) ||
      compiler.isElementAccessExpression(parent) ||
      compiler.isCallExpression(parent)) &&
    parent.expression === value;
  if (isAccessed || !isNullable(site, checker.getTypeAtLocation(value))) return [];
  if (compiler.isShorthandPropertyAssignment(parent)) return [];
  const greater = inGreaterDefault(compiler, value);
  if (greater !== undefined) return [greater];
  const type = asked?.target ?? checker.getNonNullableType(checker.getTypeAtLocation(value));
  const named = namedDefault(site, value, type);
  const empty = isListed(compiler, value) ? "[]" : emptyOf(site, type);
  return [named, empty].flatMap((text, index) =>
    text === undefined
      ? []
      : [
          {
            title: `Take \`${text}\` where \`${shortened(value)}\` is missing`,
            edits: [replaced(value, inPlace(compiler, value, text))],
            rationale: "it may be null or undefined",
            confidence: index === 0 ? NAMED_CONFIDENCE : confidenceOf(compiler, value, text),
          },
        ],
  );
}

/** `base + (bonus ?? 0)` for `base + bonus ?? 0`, which takes zero where the sum is missing, and that never is. */
function inGreaterDefault(compiler: typeof ts, value: ts.Expression): Answer | undefined {
  const { parent: sum } = value;
  if (!compiler.isBinaryExpression(sum) || sum.right !== value) return undefined;
  const { parent: whole } = sum;
  if (!compiler.isBinaryExpression(whole) || whole.left !== sum) return undefined;
  if (whole.operatorToken.kind !== compiler.SyntaxKind.QuestionQuestionToken) return undefined;
  return {
    title: `Take \`${whole.right.getText()}\` where \`${shortened(value)}\` is missing, not the sum`,
    edits: [inserted(value.getStart(), "("), inserted(whole.getEnd(), ")")],
    rationale: "`??` comes last, and what is computed is never missing",
    confidence: GREATER_CONFIDENCE,
  };
}

/** The empty value of a type that has one. */
export function emptyOf(site: ErrorSite, type: ts.Type): string | undefined {
  const bare = site.checker.getNonNullableType(type);
  if (site.checker.isArrayType(bare)) return "[]";
  const isLiteral =
    bare.isStringLiteral() ||
    bare.isNumberLiteral() ||
    (bare.isUnion() && (bare.flags & site.ts.TypeFlags.Boolean) === 0);
  const kind = isLiteral ? undefined : primitiveOf(site, bare);
  return kind === undefined ? undefined : { string: '""', number: "0", boolean: "false", bigint: "0n" }[kind];
}

function confidenceOf(compiler: typeof ts, { parent }: ts.Expression, text: string): number {
  if (text === "[]") return LIST_CONFIDENCE;
  const isSum =
    compiler.isBinaryExpression(parent) && parent.operatorToken.kind === compiler.SyntaxKind.PlusToken;
  return isSum && text === "0" ? SUMMAND_CONFIDENCE : EMPTY_CONFIDENCE;
}

function isListed(compiler: typeof ts, value: ts.Expression): boolean {
  const { parent } = value;
  return (
    (compiler.isForOfStatement(parent) && parent.expression === value) ||
    (compiler.isSpreadElement(parent) && compiler.isArrayLiteralExpression(parent.parent))
  );
}

function inPlace(compiler: typeof ts, value: ts.Expression, text: string): string {
  const isOperand =
    (compiler.isBinaryExpression(value.parent) && value.parent.right !== value) ||
    compiler.isSpreadElement(value.parent) ||
    (compiler.isBinaryExpression(value.parent) &&
      value.parent.operatorToken.kind < compiler.SyntaxKind.FirstAssignment);
  const whole = `${value.getText()} ?? ${text}`;
  return isOperand ? `(${whole})` : whole;
}

/** `DEFAULT_RETRIES` for `settings.retries`. */
function namedDefault(site: ErrorSite, value: ts.Expression, type: ts.Type): string | undefined {
  const { ts: compiler, checker } = site;
  const name = compiler.isPropertyAccessExpression(value) ? value.name.text : value.getText();
  const wanted = `default ${wordsOf(name).join(" ")}`;
  return variablesInScope(site, value).find(
    (variable) =>
      nameLikeness(wordsOf(variable.name).join(" "), wanted) >= 0.95 &&
      checker.isTypeAssignableTo(variable.type, type),
  )?.text;
}

function shortened(value: ts.Expression): string {
  const text = value.getText();
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
