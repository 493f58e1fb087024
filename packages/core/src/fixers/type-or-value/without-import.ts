import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";

/** The edit that takes a name out of the imports of its file, with the whole import where it is the only one. */
export function withoutImport(compiler: typeof ts, specifier: ts.ImportSpecifier): TextEdit {
  const named = specifier.parent;
  const clause = named.parent;
  const { text } = specifier.getSourceFile();
  const { elements } = named;
  if (elements.length === 1 && clause.name === undefined) {
    const statement = compiler.findAncestor(specifier, compiler.isImportDeclaration) ?? clause;
    const gap = /^[^\S\n]*\r?\n/.exec(text.slice(statement.end))?.[0].length ?? 0;
    return { start: statement.getStart(), end: statement.end + gap, text: "" };
  }
  const index = elements.indexOf(specifier);
  const next = elements[index + 1];
  const previous = elements[index - 1];
  if (next !== undefined) return { start: specifier.getStart(), end: next.getStart(), text: "" };
  return {
    start: previous?.end ?? clause.name?.end ?? 0,
    end: previous ? specifier.end : named.end,
    text: "",
  };
}
