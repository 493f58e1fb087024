import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;
/** A type parameter may be meant to be the list itself. */
const OPEN_CONFIDENCE = 0.29;

/** `...parts: number[]` for `...parts: number`. */
export function restBrackets(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const parameter = compiler.findAncestor(errorNode(site), compiler.isParameter);
  const type = parameter?.dotDotDotToken === undefined ? undefined : parameter.type;
  if (type === undefined) return [];
  const text = needsParentheses(compiler, type) ? `(${type.getText()})[]` : `${type.getText()}[]`;
  const isOpen = (checker.getTypeFromTypeNode(type).flags & compiler.TypeFlags.TypeParameter) !== 0;
  return [
    {
      title: `Declare it as \`${text}\``,
      edits: [replaced(type, text)],
      rationale: "a rest parameter is a list of what it is given",
      confidence: isOpen ? OPEN_CONFIDENCE : CONFIDENCE,
    },
  ];
}

function needsParentheses(compiler: typeof ts, type: ts.TypeNode): boolean {
  return (
    compiler.isUnionTypeNode(type) ||
    compiler.isIntersectionTypeNode(type) ||
    compiler.isFunctionTypeNode(type) ||
    compiler.isConstructorTypeNode(type) ||
    compiler.isConditionalTypeNode(type) ||
    compiler.isTypeOperatorNode(type) ||
    compiler.isInferTypeNode(type)
  );
}
