import type { ts } from "ts-morph";
import { quoteOf } from "../quote-of.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.92;

/** `state: "finished"` for `state: finished`, where there is no such variable, and the text is asked. */
export function unquotedLiteral(site: ErrorSite): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const node = errorNode(site);
  if (!compiler.isIdentifier(node) || compiler.isShorthandPropertyAssignment(node.parent)) return [];
  const asked = askedFor(site, node);
  const parts = asked?.isUnion() === true ? asked.types : [asked];
  if (!parts.some((part) => part?.isStringLiteral() === true && part.value === node.text)) return [];
  const quote = quoteOf(sourceFile.text);
  return [
    {
      title: `Write \`${quote}${node.text}${quote}\``,
      edits: [replaced(node, `${quote}${node.text}${quote}`)],
      rationale: "the text is asked, and no variable has the name",
      confidence: CONFIDENCE,
    },
  ];
}

/** The type that the place of a value asks, or that of what it is compared with. */
function askedFor({ ts: compiler, checker }: ErrorSite, node: ts.Identifier): ts.Type | undefined {
  const { parent } = node;
  const isCompared = compiler.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText());
  if (isCompared) return checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left);
  if (compiler.isCaseClause(parent)) return checker.getTypeAtLocation(parent.parent.parent.expression);
  return checker.getContextualType(node);
}
