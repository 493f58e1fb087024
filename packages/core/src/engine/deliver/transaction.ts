import { HephaestusError } from "../../model/error.ts";
import { aloneAtWork } from "./at-work.ts";
import { systemCode } from "./file-system.ts";
import { beginJournal, busy, commitJournal, dropApplying } from "./journal-folder.ts";
import type { Journal } from "./journal.ts";
import { putBack } from "./put-back.ts";
import { changedFiles, dropTemporaries, putInPlace, stage, type Replacement } from "./replacement.ts";
import { journalPath, type Site } from "./site.ts";

/**
 * Replaces all files or none. The journal is on the disk before the first file changes and is finished after the last,
 * so that a process killed in between leaves what is needed to put everything back.
 */
export async function carryOut(
  site: Site,
  journal: Journal,
  replacements: readonly Replacement[],
): Promise<void> {
  await aloneAtWork(
    site,
    async () => {
      try {
        await beginJournal(site, journal);
        await replaceOrPutBack(site, journal, replacements);
      } catch (cause) {
        throw asDeliveryError(cause);
      }
    },
    () => {
      throw busy(journalPath(site));
    },
  );
}

async function replaceOrPutBack(
  site: Site,
  journal: Journal,
  replacements: readonly Replacement[],
): Promise<void> {
  const { fileSystem } = site;
  /** What the others hold is not ours to take back, even if it is what they should have come to hold. */
  const replaced: Replacement[] = [];
  try {
    for (const replacement of replacements) await stage(replacement.after, replacement, fileSystem);
    refuseChanged(await changedFiles(replacements, fileSystem));
    for (const replacement of replacements) {
      replaced.push(replacement);
      await putInPlace(replacement.after, replacement, fileSystem);
    }
    await commitJournal(site, journal);
  } catch (cause) {
    const { stuck } = await putBack(replaced, fileSystem);
    await dropTemporaries(replacements, fileSystem);
    if (stuck.length > 0) throw halfway(stuck, cause);
    await dropApplying(site);
    throw cause;
  }
}

/** Throws `file-changed` when a file holds something else than what the fix was made from. */
export function refuseChanged(files: readonly string[]): void {
  if (files.length === 0) return;
  throw new HephaestusError("file-changed", `${files.join(", ")} changed after the analysis`, {
    hint: "Nothing was written. Run the analysis again.",
  });
}

function halfway(stuck: readonly string[], cause: unknown): HephaestusError {
  return new HephaestusError(
    "file-unwritable",
    `the fix failed half-way and ${stuck.join(", ")} could not be put back`,
    {
      hint: "The old text is safe in .hephaestus: make the file writable, and the next run puts it back.",
      cause,
    },
  );
}

function asDeliveryError(cause: unknown): unknown {
  if (cause instanceof HephaestusError || systemCode(cause) === undefined) return cause;
  const what = cause instanceof Error ? cause.message : String(cause);
  return new HephaestusError("file-unwritable", `the fix could not be written: ${what}`, {
    hint: "Every file is as it was.",
    cause,
  });
}
