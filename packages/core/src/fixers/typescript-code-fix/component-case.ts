import { nodeAt } from "../node-at.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `<UserCard>` for `<userCard>`: in lower case it is an element of the page, of which there is none of the name. */
export function componentCase({
  project,
  sourceFile,
  diagnostic,
}: CodeFixSite): { to: string; edits: TextEdit[] } | undefined {
  const { ts: compiler, program } = project;
  if (!diagnostic.message.includes("JSX.IntrinsicElements")) return undefined;
  const opening = nodeAt(compiler, sourceFile, diagnostic.start, (node) =>
    compiler.isJsxOpeningLikeElement(node),
  );
  if (opening === undefined || !compiler.isJsxOpeningLikeElement(opening)) return undefined;
  const name = opening.tagName.getText();
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const inScope = program
    .getTypeChecker()
    .getSymbolsInScope(opening, compiler.SymbolFlags.Value | compiler.SymbolFlags.Alias);
  const isOwn = inScope.some(
    (symbol) =>
      symbol.name === capital &&
      (symbol.declarations ?? []).some((one) => !program.isSourceFileDefaultLibrary(one.getSourceFile())),
  );
  if (!isOwn || capital === name) return undefined;
  const { parent } = opening;
  const closing = compiler.isJsxElement(parent) ? [parent.closingElement.tagName] : [];
  const edits = [opening.tagName, ...closing].map((tag) => ({
    start: tag.getStart(),
    end: tag.getEnd(),
    text: capital,
  }));
  return { to: capital, edits };
}
