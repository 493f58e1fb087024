import type { ts } from "ts-morph";
import { quoteOf } from "../quote-of.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const MESSAGE_CONFIDENCE = 0.88;
const OTHER_CONFIDENCE = 0.6;

/** The message of a caught value that may be no error: then the value itself as text. */
export function caughtValue({ ts: compiler, checker }: ErrorSite, node: ts.Node): Answer[] {
  const access = node.parent;
  if (
    !compiler.isIdentifier(node) ||
    !compiler.isPropertyAccessExpression(access) ||
    access.expression !== node
  )
    return [];
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (declaration === undefined || !compiler.isCatchClause(declaration.parent)) return [];
  if (!["message", "stack", "name"].includes(access.name.text)) return codeOf(compiler, node, access);
  const isMessage = access.name.text === "message";
  const otherwise = isMessage ? `String(${node.text})` : "undefined";
  const text = `${node.text} instanceof Error ? ${access.getText()} : ${otherwise}`;
  const isOperand =
    compiler.isBinaryExpression(access.parent) || compiler.isPropertyAccessExpression(access.parent);
  return [
    {
      title: `Ask whether \`${node.text}\` is an error`,
      edits: [replaced(access, isOperand ? `(${text})` : text)],
      rationale: "anything can be thrown",
      confidence: isMessage ? MESSAGE_CONFIDENCE : OTHER_CONFIDENCE,
    },
  ];
}

/** `error instanceof Error && "code" in error && error.code === "ENOENT"` for the comparison alone. */
function codeOf(compiler: typeof ts, node: ts.Identifier, access: ts.PropertyAccessExpression): Answer[] {
  const comparison = access.parent;
  const { SyntaxKind } = compiler;
  if (!compiler.isBinaryExpression(comparison) || comparison.left !== access) return [];
  const { kind } = comparison.operatorToken;
  const isEqual = kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.EqualsEqualsToken;
  const isOther =
    kind === SyntaxKind.ExclamationEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
  if (!isEqual && !isOther) return [];
  const quote = quoteOf(node.getSourceFile().text);
  const { text: name } = node;
  const member = `${quote}${access.name.text}${quote}`;
  const compared = `${access.getText()} ${isEqual ? comparison.operatorToken.getText() : "==="} ${comparison.right.getText()}`;
  const test = `${name} instanceof Error && ${member} in ${name} && ${compared}`;
  const { parent } = comparison;
  const isPart =
    compiler.isBinaryExpression(parent) && parent.operatorToken.kind !== SyntaxKind.AmpersandAmpersandToken;
  const inParentheses = isOther || isPart ? `(${test})` : test;
  const text = isOther ? `!${inParentheses}` : inParentheses;
  return [
    {
      title: `Ask whether \`${name}\` is an error with \`${access.name.text}\``,
      edits: [replaced(comparison, text)],
      rationale: "anything can be thrown",
      confidence: OTHER_CONFIDENCE,
    },
  ];
}
