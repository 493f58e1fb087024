import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** `render() { … }` for `abstract render() { … }`: what has a body is not left to others. */
export function abstractBody(site: ErrorSite): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const member = compiler.findAncestor(errorNode(site), compiler.isClassElement);
  const word =
    member !== undefined && compiler.canHaveModifiers(member)
      ? compiler.getModifiers(member)?.find(({ kind }) => kind === compiler.SyntaxKind.AbstractKeyword)
      : undefined;
  if (word === undefined) return [];
  const gap = /^\s*/.exec(sourceFile.text.slice(word.getEnd()))?.[0].length ?? 0;
  return [
    {
      title: "Drop `abstract`",
      edits: [{ start: word.getStart(), end: word.getEnd() + gap, text: "" }],
      rationale: "it has a body, which those that extend the class may use",
      confidence: CONFIDENCE,
    },
  ];
}
