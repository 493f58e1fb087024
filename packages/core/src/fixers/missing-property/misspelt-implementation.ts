import type { ts } from "ts-morph";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.92;

/** A member of a class under nearly the name that its interface asks for. */
export function misspeltImplementation(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  node: ts.Node,
): Answer[] {
  const own = compiler.findAncestor(node, compiler.isClassLike);
  if (own === undefined) return [];
  const asked = (own.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap((type) => checker.getTypeAtLocation(type).getProperties()),
  );
  const names = new Set(asked.map(({ name }) => name));
  const has = new Set(own.members.map(({ name }) => name?.getText()));
  return own.members.flatMap(({ name }) => {
    if (name === undefined || !compiler.isIdentifier(name) || names.has(name.text)) return [];
    const meant = [...names].filter((other) => !has.has(other) && nameLikeness(name.text, other) >= ALIKE);
    return meant.map((other) => ({
      title: `Rename \`${name.text}\` to \`${other}\``,
      edits: usesOf(name).map((use) => replaced(use, other)),
      rationale: `\`${other}\` is asked, and \`${name.text}\` is nearly that`,
      confidence: CONFIDENCE,
    }));
  });

  function usesOf(name: ts.Identifier): ts.Identifier[] {
    const symbol = checker.getSymbolAtLocation(name);
    const uses: ts.Identifier[] = [];
    function visit(inner: ts.Node): void {
      if (
        compiler.isIdentifier(inner) &&
        inner.text === name.text &&
        checker.getSymbolAtLocation(inner) === symbol
      )
        uses.push(inner);
      compiler.forEachChild(inner, visit);
    }
    visit(sourceFile);
    return uses;
  }
}
