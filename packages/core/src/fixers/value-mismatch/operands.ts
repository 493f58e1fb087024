import type { ts } from "ts-morph";
import { areComparedTexts } from "../type-error/compared-texts.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { madeHere } from "../type-error/made-here.ts";
import { isExpression } from "../type-error/mismatch.ts";
import { readsBeforeWait } from "../type-error/reads-before-wait.ts";
import { isAsync, isNamed, primitiveOf } from "../type-error/types.ts";
import { isOtherThanNumber } from "./is-other-than-number.ts";
import { asOperand } from "./written.ts";

const DATE_CONFIDENCE = 0.8;
/** What is set off against a date tells one, if its text is of such a form. */
const TOLD_DATE_CONFIDENCE = 0.6;
const AWAIT_CONFIDENCE = 0.89;
/** What is made here is better awaited where it is made. */
const LATE_AWAIT_CONFIDENCE = 0.6;
/** That of the language service's own answer, which differs in parentheses. */
const AWAIT_MEANING = "addMissingAwait";
const CALL_CONFIDENCE = 0.85;
/** A member is text because it comes from outside; a parameter may have the wrong type as well. */
const MEMBER_CONFIDENCE = 0.7;
const VARIABLE_CONFIDENCE = 0.4;
/** It is known to be no number at times, or waiting for it would lose what comes meanwhile. */
const OTHER_CONFIDENCE = 0.2;

const SORTED_CONFIDENCE = 0.29;

/** Operands of arithmetic and comparisons as the numbers that they stand for. */
export function operands(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const node = errorNode(site);
  const around = compiler.isBinaryExpression(node) ? node : node.parent;
  if (around === undefined || !compiler.isBinaryExpression(around)) return [];
  const changes = [around.left, around.right].map((operand) => asNumber(site, operand, around));
  const changed = changes.filter((change) => change !== undefined);
  if (changed.length === 0) return [];
  const [{ meaning } = {}] = changed;
  const areTexts = areComparedTexts(site, around);
  const likely = Math.min(...changed.map(({ confidence }) => confidence));
  const isOneMeaning = meaning !== undefined && changed.every((change) => change.meaning === meaning);
  return [
    {
      title: `Write ${changed.map(({ text }) => `\`${text}\``).join(" and ")}`,
      edits: changed.map(({ operand, text }) => replaced(operand, text)),
      rationale: "the operator takes numbers",
      confidence: areTexts ? Math.min(likely, OTHER_CONFIDENCE) : likely,
      ...(isOneMeaning ? { meaning } : {}),
    },
    ...(areTexts ? [textsCompared(around)] : []),
  ];
}

/** They may be sorted by their letters, or as the times or numbers that they are written for. */
function textsCompared(around: ts.BinaryExpression): Answer {
  const text = `${around.left.getText()}.localeCompare(${around.right.getText()})`;
  return {
    title: `Write \`${text}\``,
    edits: [replaced(around, text)],
    rationale: "texts are sorted by their letters",
    confidence: SORTED_CONFIDENCE,
  };
}

interface Change {
  operand: ts.Expression;
  text: string;
  confidence: number;
  meaning?: string;
}

function asNumber(site: ErrorSite, operand: ts.Expression, around: ts.BinaryExpression): Change | undefined {
  const { ts: compiler, checker } = site;
  if (!isExpression(compiler, operand)) return undefined;
  const type = checker.getTypeAtLocation(operand);
  const text = asOperand(site, operand);
  const isTarget =
    around.left === operand &&
    around.operatorToken.kind >= compiler.SyntaxKind.FirstAssignment &&
    around.operatorToken.kind <= compiler.SyntaxKind.LastAssignment;
  if (isTarget) return undefined;
  if (isNamed(type, "Date")) return { operand, text: `${text}.getTime()`, confidence: DATE_CONFIDENCE };
  if (checker.getAwaitedType(type) !== type && isNamed(type, "Promise"))
    return isAsync(compiler, operand)
      ? {
          operand,
          text: inParentheses(compiler, around, operand, `await ${text}`),
          confidence: awaitConfidence(site, operand),
          meaning: AWAIT_MEANING,
        }
      : undefined;
  const [signature] = type.getCallSignatures();
  if (signature !== undefined && signature.parameters.length === 0)
    return { operand, text: `${text}()`, confidence: CALL_CONFIDENCE };
  if (primitiveOf(site, type) !== "string" || compiler.isStringLiteralLike(operand)) return undefined;
  const other = around.left === operand ? around.right : around.left;
  if (isNamed(checker.getTypeAtLocation(other), "Date"))
    return { operand, text: `new Date(${operand.getText()}).getTime()`, confidence: TOLD_DATE_CONFIDENCE };
  const told = compiler.isIdentifier(operand) ? VARIABLE_CONFIDENCE : MEMBER_CONFIDENCE;
  const confidence = isOtherThanNumber(site, operand) ? OTHER_CONFIDENCE : told;
  return { operand, text: `Number(${operand.getText()})`, confidence };
}

function awaitConfidence(site: ErrorSite, operand: ts.Expression): number {
  if (readsBeforeWait(site.ts, operand)) return OTHER_CONFIDENCE;
  return madeHere(site, operand) === undefined ? AWAIT_CONFIDENCE : LATE_AWAIT_CONFIDENCE;
}

function inParentheses(
  { SyntaxKind }: typeof ts,
  around: ts.BinaryExpression,
  operand: ts.Expression,
  text: string,
): string {
  const isAlone = around.right === operand && around.operatorToken.kind >= SyntaxKind.FirstAssignment;
  return isAlone ? text : `(${text})`;
}
