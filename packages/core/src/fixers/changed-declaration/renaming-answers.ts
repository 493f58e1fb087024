import type { FileEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { findDiagnostic } from "../../repository/typescript/find-diagnostic.ts";
import { missingImportAt } from "../renamed-export/missing-import.ts";
import { renameInFile } from "../renamed-export/rename-in-file.ts";
import { usersOf } from "../renamed-export/users.ts";
import type { DeclarationChange, Renaming } from "./declaration-changes.ts";
import { isPlainRenaming } from "./is-plain-renaming.ts";
import { renameUses, restoreName } from "./rename-uses.ts";
import { CARRIED_ON, CHANGED, CHANGED_BACK, TAKEN_BACK, type Answer, type Site } from "./site.ts";

type Unweighed = Omit<Answer, "confidence">;

/** The new name for every user; or the old one again for the declaration. */
export function renamingAnswers(site: Site, change: Renaming, all: readonly DeclarationChange[]): Answer[] {
  const isExport = change.before.container === "";
  const carriedOn = isExport ? exportAnswer(site, change) : memberAnswer(site, change);
  const isPlain = isPlainRenaming(site, change, all);
  const weighed = (answers: readonly Unweighed[], confidence: number): Answer[] =>
    answers.map((answer) => ({ ...answer, confidence }));
  return [
    ...weighed(carriedOn, isPlain ? CARRIED_ON : CHANGED),
    ...weighed(restoreAnswer(site, change), isPlain ? TAKEN_BACK : CHANGED_BACK),
  ];
}

function restoreAnswer(site: Site, change: Renaming): Unweighed[] {
  const { before, after, file } = change;
  const edits = restoreName(change, site);
  if (edits.length === 0) return [];
  return [
    {
      title: `Call \`${after.name}\` \`${before.name}\` again in ${file}`,
      edits,
      rationale: `it was called \`${before.name}\` before it was changed`,
    },
  ];
}

function memberAnswer(site: Site, change: Renaming): Unweighed[] {
  const { before } = change;
  return carried(
    change,
    `${before.container}.${before.name}`,
    renameUses(change, [site.problem.location.file], site),
  );
}

/** The imports of a name: what files call it locally goes with it. */
function exportAnswer({ problem, engine, repository }: Site, change: Renaming): Unweighed[] {
  const { file } = problem.location;
  const start = findDiagnostic(problem, engine.diagnostics(repository, [file]))?.start;
  const current = engine.languageService(repository, file);
  const missing = start === undefined ? undefined : missingImportAt(current, start);
  if (
    missing === undefined ||
    missing.name !== change.before.name ||
    !isHandedOnBy(current, missing.file, change)
  )
    return [];
  const users = usersOf(current, missing, { engine, repository });
  const edits = users.map((user) => ({ file: user.file, edits: renameInFile(user, change.after.name) }));
  return carried(change, change.before.name, edits);
}

/** Whether a module exports the new name; it need not be the one that declares it. */
function isHandedOnBy(
  { program, relative }: ServiceOfFile,
  module: string | undefined,
  { after }: Renaming,
): boolean {
  const sourceFile = program.getSourceFiles().find(({ fileName }) => relative(fileName) === module);
  const checker = program.getTypeChecker();
  const symbol = sourceFile === undefined ? undefined : checker.getSymbolAtLocation(sourceFile);
  return symbol !== undefined && checker.getExportsOfModule(symbol).some(({ name }) => name === after.name);
}

function carried({ before, after, file }: Renaming, title: string, edits: readonly FileEdit[]): Unweighed[] {
  if (edits.length === 0) return [];
  const where = edits.length === 1 ? edits[0]?.file : `${edits.length} files`;
  return [
    {
      title: `Rename \`${before.name}\` to \`${after.name}\` in ${where}`,
      edits: [...edits],
      rationale: `\`${title}\` was renamed to \`${after.name}\` in ${file}`,
    },
  ];
}
