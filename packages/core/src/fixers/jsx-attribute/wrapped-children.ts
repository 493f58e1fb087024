import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** What is done to the one child, nobody tells: a fragment takes no attribute. */
const CONFIDENCE = 0.28;

/** A fragment around several children where one is asked. */
export function wrappedChildren({ ts: compiler, sourceFile }: ErrorSite, node: ts.Node): Answer[] {
  const element = compiler.findAncestor(node, compiler.isJsxElement);
  const first = element?.children.find((child) => !isBlank(compiler, child));
  const last = element?.children.findLast((child) => !isBlank(compiler, child));
  if (element?.openingElement.tagName !== node || first === undefined || last === undefined) return [];
  const text = sourceFile.text.slice(first.getStart(), last.end);
  const indent = indentAt(sourceFile.text, first.getStart());
  const lineEnd = lineEndOf(sourceFile.text);
  const step = indent?.startsWith("\t") === true ? "\t" : "  ";
  const wrapped =
    indent === undefined
      ? `<>${text}</>`
      : ["<>", ...`${indent}${text}`.split(/\r?\n/).map((line) => step + line), `${indent}</>`].join(lineEnd);
  return [
    {
      title: "Put the children into a fragment",
      edits: [{ start: first.getStart(), end: last.end, text: wrapped }],
      rationale: "one child is asked",
      confidence: CONFIDENCE,
    },
  ];
}

function isBlank(compiler: typeof ts, child: ts.JsxChild): boolean {
  return compiler.isJsxText(child) && child.containsOnlyTriviaWhiteSpaces;
}

/** The spaces before a place; undefined where something else stands there. */
function indentAt(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return before.trim() === "" ? before : undefined;
}
