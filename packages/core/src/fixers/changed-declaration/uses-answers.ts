import { editsByFile } from "../../repository/edits-by-file.ts";
import type { FileEdit } from "../../model/edit.ts";
import { calledUses } from "./called-uses.ts";
import { factoryUses } from "./factory-uses.ts";
import { isAtUse } from "./is-at-use.ts";
import { resultUses } from "./result-uses.ts";
import { CARRIED_ON, CHANGED, type Answer, type Site } from "./site.ts";
import type { UsesChange } from "./uses-changes.ts";

/** What is made of the uses of a declaration that is something else now. */
export interface NewUses {
  title: string;
  rationale: string;
  edits: FileEdit[];
  confidence: number;
}

/** Every use of before as it has to be written now, where the problem is at one. */
export function usesAnswers(site: Site, change: UsesChange): Answer[] {
  const { location } = site.problem;
  const { file } = location;
  const found = usesOf(site, change);
  if (found === undefined) return [];
  const edits = editsByFile(found.edits);
  const here = edits.find((one) => one.file === file)?.edits ?? [];
  if (!isAtUse(site.engine.languageService(site.repository, file), location, here)) return [];
  const where = edits.length === 1 ? file : `${edits.length} files`;
  return [{ ...found, title: `${found.title} in ${where}`, edits }];
}

const remembered = new WeakMap<UsesChange, NewUses | undefined>();

function usesOf(site: Site, change: UsesChange): NewUses | undefined {
  if (remembered.has(change)) return remembered.get(change);
  const found = makeUses(site, change);
  remembered.set(change, found);
  return found;
}

function makeUses(site: Site, change: UsesChange): NewUses | undefined {
  if (change.kind === "result") return resultUses(site, change);
  if (change.kind === "made")
    return newUses(change, factoryUses(site, change), change.takesOther ? CHANGED : CARRIED_ON);
  const called = calledUses(site, change);
  if (called === undefined) return undefined;
  return newUses(change, called.edits, called.isChanged ? CHANGED : CARRIED_ON);
}

function newUses(
  change: Exclude<UsesChange, { kind: "result" }>,
  edits: FileEdit[],
  confidence: number,
): NewUses | undefined {
  return edits.length === 0 ? undefined : { ...wordsFor(change), edits, confidence };
}

function wordsFor(change: Exclude<UsesChange, { kind: "result" }>): { title: string; rationale: string } {
  const { name, file } = change;
  if (change.kind === "made")
    return {
      title: `Make \`${name}\` by \`${change.factory}\``,
      rationale: `\`${name}\` is no class since it was changed in ${file}`,
    };
  return change.isCalled
    ? { title: `Call \`${name}\``, rationale: `it is a function since it was changed in ${file}` }
    : { title: `Take \`${name}\` as it is`, rationale: `it is no function since it was changed in ${file}` };
}
