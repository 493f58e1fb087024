import type { FileChange } from "./file-change.ts";
import type { DeliveryOptions } from "./file-system.ts";
import { createJournalFolder, pruneUndo } from "./journal-folder.ts";
import { journalOf } from "./journal.ts";
import { recover } from "./recover.ts";
import { changedFiles, prepareReplacements } from "./replacement.ts";
import { openSite } from "./site.ts";
import { carryOut, refuseChanged } from "./transaction.ts";

export interface Applied {
  /** The files that were replaced, repository-relative, in the order of the changes. */
  files: string[];
}

/**
 * Writes all changes to the workspace or none, each file in one step, keeping mode and owner; `undoLast` takes them back.
 * Throws `file-changed` when a file no longer holds `before`, `file-unwritable` for one that is read-only or leads
 * outside, `workspace-busy` while another delivery is at work. Whatever is thrown, no file has changed.
 */
export async function applyChanges(
  root: string,
  changes: readonly FileChange[],
  options: DeliveryOptions = {},
): Promise<Applied> {
  const site = await openSite(root, options);
  const real = changes.filter(({ before, after, created }) => created === true || before !== after);
  if (real.length === 0) return { files: [] };
  await recover(site);
  const replacements = await prepareReplacements(site, real);
  refuseChanged(await changedFiles(replacements, site.fileSystem));
  await createJournalFolder(site);
  await carryOut(site, journalOf(real), replacements);
  await pruneUndo(site);
  return { files: real.map((change) => change.file) };
}
