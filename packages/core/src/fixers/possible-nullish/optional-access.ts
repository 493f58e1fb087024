import type { ts } from "ts-morph";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround, isNamed, isNullable } from "../type-error/types.ts";
import { emptyOf } from "./defaults.ts";
import { hasDeedSince } from "./has-deed-since.ts";
import { isLookedUp, letsMissingPass, mayBothMiss, neverEndsWithout } from "./lets-missing-pass.ts";
import { isOwed } from "./owed-deeds.ts";
import { usesOf } from "./uses-of.ts";

const DISCARDED_CONFIDENCE = 0.75;
const ACCEPTED_CONFIDENCE = 0.8;
/** It was not found, and what comes behind is done all the same. */
const SKIPPED_CONFIDENCE = 0.44;
/** What is done without it may be what is not to be done then: to return early is about as likely. */
const DONE_CONFIDENCE = 0.6;
/** What is put into a list that is not there is lost; mostly the list is to be made. */
const FILLING_CONFIDENCE = 0.28;
const FILLING = /^(?:push|unshift|add|set)$/;
/** What is not kept, sent or refused for want of who would do it, whoever asked takes for done. */
const OWED_CONFIDENCE = 0.28;
const TEXT_CONFIDENCE = 0.2;
/** What is asked several times is better guarded once. */
const AGAIN_CONFIDENCE = 0.5;
const OTHER_CONFIDENCE = 0.4;
/** What is not there is treated as if it were, and in order. */
const PASSING_CONFIDENCE = 0.28;
const LENGTH_CONFIDENCE = 0.75;
const DEFAULT_CONFIDENCE = 0.28;

/** `?.` where the value is asked for a member, indexed or called, with a default where the result must be there. */
export function optionalAccess(site: ErrorSite, node: ts.Expression): Answer[] {
  const edit = chaining(site, node);
  if (edit === undefined) return [];
  const { ts: compiler } = site;
  const whole = wholeAccess(compiler, node);
  if (isWritten(compiler, whole)) return [];
  const title = `Ask \`${node.getText()}\` optionally`;
  const rationale = "it may be null or undefined";
  const optional = { title, edits: [edit], rationale, confidence: confidenceOf(site, node, whole) };
  const fallback = fallbackOf(site, whole);
  if (fallback === undefined) return [optional];
  const isLength = compiler.isPropertyAccessExpression(whole) && /^(?:length|size)$/.test(whole.name.text);
  return [
    optional,
    {
      title: `${title}, or else \`${fallback}\``,
      edits: withDefault(compiler, whole, { edit, fallback }),
      rationale,
      confidence: isLength ? LENGTH_CONFIDENCE : DEFAULT_CONFIDENCE,
    },
  ];
}

function confidenceOf(site: ErrorSite, node: ts.Expression, whole: ts.Expression): number {
  const confidence = confidenceAt(site, whole);
  if (isUsedAgain(site, node)) return Math.min(AGAIN_CONFIDENCE, confidence);
  const isReturned = site.ts.isReturnStatement(whole.parent);
  return isReturned && hasDeedSince(site, node) ? Math.min(DONE_CONFIDENCE, confidence) : confidence;
}

function isUsedAgain({ ts: compiler }: ErrorSite, node: ts.Expression): boolean {
  const body = functionAround(compiler, node)?.body;
  return body !== undefined && compiler.isIdentifier(node) && usesOf(compiler, body, node.text) > 1;
}

function chaining({ ts: compiler }: ErrorSite, node: ts.Expression): ReturnType<typeof inserted> | undefined {
  const { parent } = node;
  const end = node.getEnd();
  if (compiler.isPropertyAccessExpression(parent) && parent.expression === node) {
    const dot = parent.name.getStart() - 1;
    return { start: dot, end: dot + 1, text: "?." };
  }
  const isAsked =
    (compiler.isElementAccessExpression(parent) || compiler.isCallExpression(parent)) &&
    parent.expression === node;
  return isAsked ? inserted(end, "?.") : undefined;
}

/** `order.customer.address.city` around `order.customer`. */
function wholeAccess(compiler: typeof ts, node: ts.Expression): ts.Expression {
  const { parent } = node;
  const isPart =
    (compiler.isPropertyAccessExpression(parent) ||
      compiler.isElementAccessExpression(parent) ||
      compiler.isCallExpression(parent)) &&
    parent.expression === node;
  return isPart ? wholeAccess(compiler, parent) : node;
}

/** What is assigned to cannot be asked optionally. */
function isWritten(compiler: typeof ts, { parent, ...node }: ts.Expression): boolean {
  if (!compiler.isBinaryExpression(parent)) return false;
  const { kind } = parent.operatorToken;
  return (
    parent.left.pos === node.pos &&
    kind >= compiler.SyntaxKind.FirstAssignment &&
    kind <= compiler.SyntaxKind.LastAssignment
  );
}

function confidenceAt({ ts: compiler, checker }: ErrorSite, whole: ts.Expression): number {
  const { parent } = whole;
  const { SyntaxKind } = compiler;
  if (isOwed(compiler, whole)) return OWED_CONFIDENCE;
  if (compiler.isExpressionStatement(parent)) {
    if (isFilling({ ts: compiler, checker }, whole)) return FILLING_CONFIDENCE;
    const isSkipped = isLookedUp({ ts: compiler, checker }, whole) && hasDeedBehind(compiler, parent);
    return isSkipped ? SKIPPED_CONFIDENCE : DISCARDED_CONFIDENCE;
  }
  if (compiler.isTemplateSpan(parent)) return TEXT_CONFIDENCE;
  if (compiler.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const isCompared = [
      SyntaxKind.EqualsEqualsEqualsToken,
      SyntaxKind.ExclamationEqualsEqualsToken,
      SyntaxKind.QuestionQuestionToken,
      SyntaxKind.EqualsEqualsToken,
      SyntaxKind.BarBarToken,
    ].includes(kind);
    if (!isCompared) return OTHER_CONFIDENCE;
    const site = { ts: compiler, checker };
    const isPassing = mayBothMiss(site, parent) || neverEndsWithout(site, parent);
    return isPassing ? PASSING_CONFIDENCE : ACCEPTED_CONFIDENCE;
  }
  if (compiler.isPrefixUnaryExpression(parent) && compiler.isPrefixUnaryExpression(parent.parent))
    return ACCEPTED_CONFIDENCE;
  if (letsMissingPass({ ts: compiler, checker }, whole)) return PASSING_CONFIDENCE;
  if (compiler.isIfStatement(parent)) return DISCARDED_CONFIDENCE;
  const contextual = checker.getContextualType(whole);
  if (contextual !== undefined && takesAnything(compiler, contextual)) return TEXT_CONFIDENCE;
  if (contextual === undefined || !isNullable({ ts: compiler }, contextual)) return OTHER_CONFIDENCE;
  return isDone(compiler, whole) ? DONE_CONFIDENCE : ACCEPTED_CONFIDENCE;
}

/** Whether something else is done behind a statement, in its block. */
function hasDeedBehind(compiler: typeof ts, statement: ts.ExpressionStatement): boolean {
  const { parent } = statement;
  if (!compiler.isBlock(parent)) return false;
  const behind = parent.statements.slice(parent.statements.indexOf(statement) + 1);
  return behind.some((one) => compiler.isExpressionStatement(one));
}

function takesAnything({ TypeFlags }: typeof ts, { flags }: ts.Type): boolean {
  return (flags & (TypeFlags.Any | TypeFlags.Unknown)) !== 0;
}

/** `send(user?.email);`, `await send(user?.email);` */
function isDone(compiler: typeof ts, { parent }: ts.Expression): boolean {
  if (!compiler.isCallExpression(parent)) return false;
  const whole = compiler.isAwaitExpression(parent.parent) ? parent.parent : parent;
  return compiler.isExpressionStatement(whole.parent);
}

/** `groups.get(key).push(item)` */
function isFilling(
  { ts: compiler, checker }: Pick<ErrorSite, "ts" | "checker">,
  whole: ts.Expression,
): boolean {
  const callee = compiler.isCallExpression(whole) ? whole.expression : undefined;
  if (callee === undefined || !compiler.isPropertyAccessExpression(callee)) return false;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(callee.expression));
  return FILLING.test(callee.name.text) && isNamed(type, "Array", "Set", "Map", "WeakMap", "WeakSet");
}

function fallbackOf(site: ErrorSite, whole: ts.Expression): string | undefined {
  const { ts: compiler, checker } = site;
  if (compiler.isExpressionStatement(whole.parent)) return undefined;
  return emptyOf(site, checker.getContextualType(whole) ?? checker.getTypeAtLocation(whole));
}

function withDefault(
  compiler: typeof ts,
  whole: ts.Expression,
  { edit, fallback }: { edit: ReturnType<typeof inserted>; fallback: string },
): ReturnType<typeof inserted>[] {
  const isOperand =
    compiler.isBinaryExpression(whole.parent) ||
    compiler.isPrefixUnaryExpression(whole.parent) ||
    compiler.isSpreadElement(whole.parent);
  if (!isOperand) return [edit, inserted(whole.getEnd(), ` ?? ${fallback}`)];
  const text = whole.getText();
  const at = edit.start - whole.getStart();
  return [
    replaced(
      whole,
      `(${text.slice(0, at)}${edit.text}${text.slice(edit.end - whole.getStart())} ?? ${fallback})`,
    ),
  ];
}
