import type { ts } from "ts-morph";
import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;
const EMPTY_CONFIDENCE = 0.7;

/** `render() { … }` for `abstract render() { … }`: what has a body is not left to others. */
export function abstractBody(site: ErrorSite): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const member = compiler.findAncestor(errorNode(site), compiler.isClassElement);
  const word =
    member !== undefined && compiler.canHaveModifiers(member)
      ? compiler.getModifiers(member)?.find(({ kind }) => kind === compiler.SyntaxKind.AbstractKeyword)
      : undefined;
  if (word === undefined) return [];
  const body = member !== undefined && compiler.isMethodDeclaration(member) ? member.body : undefined;
  if (body?.statements.length === 0) return [withoutBody(sourceFile.text, body)];
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

/** `abstract check(): void;` for `abstract check(): void {}`: who forgot to write it would do nothing. */
function withoutBody(text: string, body: ts.Block): Answer {
  const start = text.slice(0, body.getStart()).trimEnd().length;
  return {
    title: "Drop the empty body",
    edits: [{ start, end: body.getEnd(), text: ";" }],
    rationale: "those that extend the class are to write it",
    confidence: EMPTY_CONFIDENCE,
  };
}
