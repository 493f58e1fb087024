import { dirname, join } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import { bytesOfChange, type FileChange } from "./file-change.ts";
import type { DeliveryFileSystem } from "./file-system.ts";
import type { Site } from "./site.ts";
import { systemCode } from "./file-system.ts";
import { findNewTarget, findTarget, type Target } from "./target.ts";

/** A file with the bytes it has and the bytes it shall have; undefined where there is no file. */
export interface Replacement {
  target: Target;
  before: Buffer | undefined;
  after: Buffer | undefined;
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
  const isNew = change.created === true || change.deleted === true;
  const find = isNew ? findNewTarget : findTarget;
  const target = await find(site.root, change.file, site.fileSystem);
  return {
    target,
    ...bytesOfChange(change),
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
    if (!isSame(await currentBytes(target, fileSystem).catch(() => "unreadable"), before))
      changed.push(target.file);
  }
  return changed;
}

/** What a file holds now; undefined where there is none. Throws where it cannot be read. */
export async function currentBytes(
  { path }: Target,
  fileSystem: DeliveryFileSystem,
): Promise<Buffer | undefined> {
  try {
    await fileSystem.lstat(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
  return fileSystem.readFile(path);
}

/** Whether bytes are these; what cannot be read is nothing. */
export function isSame(current: Buffer | string | undefined, wanted: Buffer | undefined): boolean {
  if (current === undefined || wanted === undefined) return current === wanted;
  return typeof current !== "string" && current.equals(wanted);
}

/** Puts a file into its new state in one step; what it shall hold was staged before. */
export async function putInPlace(
  bytes: Buffer | undefined,
  { target, temporary }: Replacement,
  fileSystem: DeliveryFileSystem,
): Promise<void> {
  if (bytes === undefined) await fileSystem.unlink(target.path);
  else await fileSystem.rename(temporary, target.path);
}

/** Writes the bytes beside the target, with the target's mode and owner, and waits until they are on the disk. */
export async function stage(
  bytes: Buffer | undefined,
  { target, temporary }: Replacement,
  fileSystem: DeliveryFileSystem,
): Promise<void> {
  await fileSystem.unlink(temporary).catch(() => undefined);
  if (bytes === undefined) return;
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
