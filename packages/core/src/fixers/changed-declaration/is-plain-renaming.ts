import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { haveOtherUnits } from "../unit-words.ts";
import { wordsOf } from "../words-of.ts";
import type { DeclarationChange, Renaming } from "./declaration-changes.ts";
import type { Site } from "./site.ts";

/**
 * Whether a declaration got another name and nothing else, so that its users need no more either. It does not where it also
 * does something else or has another value than before, its users in the change were not only given the new name, or the
 * new name is of another unit or the contrary: `delay` that became `delayMs`, `disabled` that became `enabled`.
 */
export function isPlainRenaming(site: Site, change: Renaming, all: readonly DeclarationChange[]): boolean {
  const { before, after } = change;
  const { ts: compiler } = site.engine.languageService(site.repository, change.file);
  if (isOfTypes(compiler, before.kind)) return true;
  const renamings = all.filter((one): one is Renaming => one.kind === "renamed");
  const isContrary = areContrasting(before.name, after.name) || haveOtherUnits(before.name, after.name);
  if (hasValue(compiler, before.kind) && before.rest !== "") {
    if (isContrary && before.parameters === undefined) return false;
    if (!renamings.every((other) => other === change || isTurnedAlike(change, other))) return false;
    return essence(renamed(before.rest, renamings)) === essence(renamed(after.rest, renamings));
  }
  const isNominal = before.kind === compiler.SyntaxKind.EnumMember;
  return !isContrary && (isNominal || areUsedAsBefore(site, before.name, renamings));
}

/** Whether what a declaration works with, where that is called otherwise, too, keeps a word, or turned as the declaration did. */
function isTurnedAlike({ before, after }: Renaming, other: Renaming): boolean {
  const isUsed = before.parameters !== undefined && before.rest.search(wordOf(other.before.name)) !== -1;
  if (!isUsed || isOfName(other.before.name, other.after.name)) return true;
  const [gone, come] = [wordsOf(before.name), wordsOf(after.name)];
  const isGone = wordsOf(other.before.name).some((word) => gone.includes(word) && !come.includes(word));
  return isGone && wordsOf(other.after.name).some((word) => come.includes(word) && !gone.includes(word));
}

function isOfName(name: string, other: string): boolean {
  const words = wordsOf(other);
  return wordsOf(name).some((word) => words.includes(word));
}

function isOfTypes({ SyntaxKind }: typeof ts, kind: ts.SyntaxKind): boolean {
  return [
    SyntaxKind.ClassDeclaration,
    SyntaxKind.InterfaceDeclaration,
    SyntaxKind.TypeAliasDeclaration,
    SyntaxKind.EnumDeclaration,
  ].includes(kind);
}

/** What it does or is stands where it is declared. */
function hasValue({ SyntaxKind }: typeof ts, kind: ts.SyntaxKind): boolean {
  return [
    SyntaxKind.FunctionDeclaration,
    SyntaxKind.MethodDeclaration,
    SyntaxKind.GetAccessor,
    SyntaxKind.VariableDeclaration,
    SyntaxKind.PropertyAssignment,
  ].includes(kind);
}

/** Whether every line of the changed files that spoke of a name is there as it was, but for names. */
function areUsedAsBefore(
  { textsBefore, repository }: Site,
  name: string,
  renamings: readonly Renaming[],
): boolean {
  const word = wordOf(name);
  return [...textsBefore].every(([path, before]) => {
    if (before.search(word) === -1) return true;
    const now = essence(renamed(repository.read(path)?.text ?? "", renamings));
    const lines = before.split("\n").filter((line) => line.search(word) !== -1);
    return lines.every((line) => now.includes(essence(renamed(line, renamings))));
  });
}

function renamed(text: string, renamings: readonly Renaming[]): string {
  return renamings.reduce((result, { before, after }) => {
    return result.replaceAll(wordOf(before.name), after.name);
  }, text);
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${name.replaceAll("$", String.raw`\$`)}(?![\\w$])`, "g");
}

/** Without what a formatter changes where a name is longer. */
function essence(text: string): string {
  return text.replaceAll(/[\s,;()]/g, "");
}
