import { dirname, join } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import { bytesOf, type FileChange } from "./file-change.ts";
import type { DeliveryFileSystem } from "./file-system.ts";
import type { Site } from "./site.ts";
import { findTarget, type Target } from "./target.ts";

/** A file with the bytes it has and the bytes it shall have. */
export interface Replacement {
  target: Target;
  before: Buffer;
  after: Buffer;
  /** Where the new bytes wait: beside the target, so that a rename puts them in place in one step. */
  temporary: string;
}

/** Finds the files behind the changes. Throws `file-changed` or `file-unwritable`; writes nothing. */
export async function prepareReplacements(
  site: Site,
  changes: readonly FileChange[],
): Promise<Replacement[]> {
  const replacements: Replacement[] = [];
  const taken = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const replacement = await prepareReplacement(site, change, index);
    const { path } = replacement.target;
    if (taken.has(path))
      throw new HephaestusError("file-unwritable", `${change.file} would be written twice`);
    taken.add(path);
    replacements.push(replacement);
  }
  return replacements;
}

/** `index` tells the temporary files of one delivery apart, and stays the same when it is taken up again. */
export async function prepareReplacement(
  site: Site,
  change: FileChange,
  index: number,
): Promise<Replacement> {
  const target = await findTarget(site.root, change.file, site.fileSystem);
  return {
    target,
    before: bytesOf(change.before, change.bom),
    after: bytesOf(change.after, change.bom),
    temporary: join(dirname(target.path), `.hephaestus-${index}.tmp`),
  };
}

/** The files that do not hold what the replacements were made from. */
export async function changedFiles(
  replacements: readonly Replacement[],
  fileSystem: DeliveryFileSystem,
): Promise<string[]> {
  const changed: string[] = [];
  for (const { target, before } of replacements) {
    const current = await fileSystem.readFile(target.path).catch(() => undefined);
    if (current === undefined || !current.equals(before)) changed.push(target.file);
  }
  return changed;
}

/** Writes the bytes beside the target, with the target's mode and owner, and waits until they are on the disk. */
export async function stage(
  bytes: Buffer,
  { target, temporary }: Replacement,
  fileSystem: DeliveryFileSystem,
): Promise<void> {
  await fileSystem.unlink(temporary).catch(() => undefined);
  const handle = await fileSystem.open(temporary, "wx", target.mode);
  try {
    await handle.writeFile(bytes);
    const { uid, gid } = await handle.stat();
    if (uid !== target.uid || gid !== target.gid)
      await handle.chown(target.uid, target.gid).catch(() => undefined);
    await handle.chmod(target.mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function dropTemporaries(
  replacements: readonly Replacement[],
  fileSystem: DeliveryFileSystem,
): Promise<void> {
  for (const { temporary } of replacements) await fileSystem.unlink(temporary).catch(() => undefined);
}
