import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { elementOf } from "../type-error/types.ts";

const CONFIDENCE = 0.85;
const INDEX = /^(?:i|idx|index|position)$|(?:Index|_index)$/;

/** `for (const [index, step] of steps.entries())` for a list of what cannot be taken apart. */
export function indexedList(site: ErrorSite, { name, parent }: ts.VariableDeclaration): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const loop = parent.parent;
  if (!compiler.isForOfStatement(loop) || !compiler.isArrayBindingPattern(name)) return [];
  const [first, second, ...rest] = name.elements;
  if (first === undefined || second === undefined || rest.length > 0) return [];
  const list = loop.expression;
  const isIndexed = compiler.isBindingElement(first) && INDEX.test(first.name.getText());
  if (!isIndexed || elementOf(site, checker.getTypeAtLocation(list)) === undefined) return [];
  const text = list.getText(sourceFile);
  return [
    {
      title: `Walk \`${text}\` with its index`,
      edits: [replaced(list, `${compiler.isLeftHandSideExpression(list) ? text : `(${text})`}.entries()`)],
      rationale: "what it holds cannot be taken apart, and an index is named",
      confidence: CONFIDENCE,
    },
  ];
}
