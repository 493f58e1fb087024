import type { ts } from "ts-morph";
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
  if (!["message", "stack", "name"].includes(access.name.text)) return [];
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
