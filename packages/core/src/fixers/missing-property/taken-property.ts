import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { lineEndOf } from "../../repository/source-text.ts";

const CONFIDENCE = 0.92;

/** `function Dialog({ title, onClose }: DialogProps)` where `onClose` is nowhere, and what is taken apart around has it. */
export function takenProperty(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  if (!compiler.isIdentifier(node)) return [];
  const patterns = patternsAround(compiler, node).filter((pattern) => {
    const owner = checker.getTypeAtLocation(pattern.parent);
    return owner.getProperty(node.text) !== undefined && !hasRest(pattern) && pattern.elements.length > 0;
  });
  const [pattern, ...others] = patterns;
  const last = pattern?.elements.at(-1);
  if (pattern === undefined || last === undefined || others.length > 0) return [];
  return [
    {
      title: `Take \`${node.text}\` as well`,
      edits: [inserted(last.getEnd(), added(pattern, last, node.text))],
      rationale: "what is taken apart has it",
      confidence: CONFIDENCE,
    },
  ];
}

/** The parameters that are taken apart, of the functions around a place. */
function patternsAround(compiler: typeof ts, node: ts.Node): ts.ObjectBindingPattern[] {
  const found: ts.ObjectBindingPattern[] = [];
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (!compiler.isFunctionLike(around)) continue;
    for (const { name, type } of around.parameters)
      if (compiler.isObjectBindingPattern(name) && type !== undefined) found.push(name);
  }
  return found;
}

function hasRest({ elements }: ts.ObjectBindingPattern): boolean {
  return elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined);
}

function added(pattern: ts.ObjectBindingPattern, last: ts.BindingElement, name: string): string {
  const { text } = pattern.getSourceFile();
  const start = last.getStart();
  const line = text.slice(text.lastIndexOf("\n", start) + 1, start);
  return line.trim() === "" ? `,${lineEndOf(text)}${line}${name}` : `, ${name}`;
}
