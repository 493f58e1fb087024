import { HephaestusError } from "../../model/error.ts";
import type { FileChange } from "./file-change.ts";
import type { DeliveryOptions } from "./file-system.ts";
import { dropUndo, listUndo, readUndo, undoPath } from "./journal-folder.ts";
import { changesOf, journalOf, type Journal } from "./journal.ts";
import { recover } from "./recover.ts";
import { changedFiles, prepareReplacements } from "./replacement.ts";
import { openSite, type Site } from "./site.ts";
import { carryOut } from "./transaction.ts";

export interface Undone {
  /** The files that hold again what they held before the fix, repository-relative. */
  files: string[];
}

/**
 * Takes the last fix back that was not taken back yet; all files or none.
 * Throws `nothing-to-undo`, `file-changed` when a file no longer holds what the fix wrote, and what `applyChanges` throws.
 */
export async function undoLast(root: string, options: DeliveryOptions = {}): Promise<Undone> {
  const site = await openSite(root, options);
  await recover(site);
  const { number, journal } = await lastFix(site);
  const changes = changesOf(journal).map((change) => reversed(change));
  const replacements = await prepareReplacements(site, changes);
  refuseEdited(await changedFiles(replacements, site.fileSystem));
  await carryOut(site, journalOf(changes, number), replacements);
  await dropUndo(site, number);
  return { files: changes.map((change) => change.file) };
}

async function lastFix(site: Site): Promise<{ number: number; journal: Journal }> {
  for (const number of await listUndo(site)) {
    const journal = await readUndo(site, number);
    if (journal === "damaged") throw damaged(undoPath(site, number));
    if (journal !== undefined && journal.undoes === null) return { number, journal };
    await dropUndo(site, number);
  }
  throw new HephaestusError("nothing-to-undo", "there is no fix to take back in this workspace");
}

function reversed({ file, bom, before, after, created, deleted }: FileChange): FileChange {
  return {
    file,
    bom,
    before: after,
    after: before,
    ...(created === true ? { deleted: true } : {}),
    ...(deleted === true ? { created: true } : {}),
  };
}

function refuseEdited(files: readonly string[]): void {
  if (files.length === 0) return;
  throw new HephaestusError("file-changed", `${files.join(", ")} changed after the fix was applied`, {
    hint: "Nothing was taken back. Take your later changes back first, or restore the files with git.",
  });
}

function damaged(path: string): HephaestusError {
  return new HephaestusError("nothing-to-undo", "the record of the last fix is damaged", {
    hint: `Restore the files with git. To reach the fix before it, delete ${path}.`,
  });
}
