import { aloneAtWork, isOfOtherAtWork } from "./at-work.ts";
import type { FileChange } from "./file-change.ts";
import type { DeliveryOptions } from "./file-system.ts";
import { dropApplying, readApplying, setApplyingAside } from "./journal-folder.ts";
import { changesOf, type Journal } from "./journal.ts";
import { putBack } from "./put-back.ts";
import { dropTemporaries, prepareReplacement, type Replacement } from "./replacement.ts";
import { openSite, type Site } from "./site.ts";

/** What a delivery that was killed half-way left behind. All paths are repository-relative. */
export interface Recovered {
  /** Hold their old text again. */
  restored: string[];
  /** Were changed or removed since, or cannot be written, and are left as they are. */
  left: string[];
}

/**
 * Takes back what a killed process wrote half-way; to be called before a workspace is read.
 * Undefined when there is nothing to take back, also while another process is at work.
 */
export async function recoverInterrupted(
  root: string,
  options: DeliveryOptions = {},
): Promise<Recovered | undefined> {
  return await recover(await openSite(root, options));
}

export async function recover(site: Site): Promise<Recovered | undefined> {
  return await aloneAtWork(
    site,
    () => takeBack(site),
    () => undefined,
  );
}

async function takeBack(site: Site): Promise<Recovered | undefined> {
  const journal = await readApplying(site);
  if (journal === undefined) return undefined;
  if (journal === "damaged") {
    await setApplyingAside(site);
    return undefined;
  }
  if (isOfOtherAtWork(journal) || !(await isLeft(site, journal))) return undefined;
  const { found, lost } = await findReplacements(site, changesOf(journal));
  const { restored, foreign, stuck } = await putBack(found, site.fileSystem);
  await dropTemporaries(found, site.fileSystem);
  if (stuck.length === 0) await dropApplying(site);
  return { restored, left: [...lost, ...foreign, ...stuck] };
}

/** A process that has ended since its journal was read may have finished its work first. */
async function isLeft(site: Site, { pid }: Journal): Promise<boolean> {
  const left = await readApplying(site);
  return left !== undefined && left !== "damaged" && left.pid === pid;
}

async function findReplacements(
  site: Site,
  changes: readonly FileChange[],
): Promise<{ found: Replacement[]; lost: string[] }> {
  const found: Replacement[] = [];
  const lost: string[] = [];
  for (const [index, change] of changes.entries()) {
    const replacement = await prepareReplacement(site, change, index).catch(() => undefined);
    if (replacement === undefined) lost.push(change.file);
    else found.push(replacement);
  }
  return { found, lost };
}
