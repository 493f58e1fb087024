import { HephaestusError } from "../../model/error.ts";
import { systemCode } from "./file-system.ts";
import { parseJournal, type Journal } from "./journal.ts";
import { journalPath, type Site } from "./site.ts";

/** The journal of the delivery at work: created by nobody else while it exists, and so the lock of the workspace too. */
const APPLYING = "applying.json";
const DAMAGED = "damaged.json";
const UNDO = "undo";
const IGNORE = ".gitignore";
const NUMBERED = /^\d{1,12}\.json$/;
const LONGEST_JOURNAL = 64 * 1024 * 1024;
const KEPT_JOURNALS = 20;

/** Makes `.hephaestus/`, which git ignores by a file of its own. Throws `file-unwritable`. */
export async function createJournalFolder(site: Site): Promise<void> {
  for (const path of [journalPath(site), journalPath(site, UNDO)]) {
    await site.fileSystem.mkdir(path).catch(() => undefined);
    if (!(await isFolder(site, path))) {
      throw new HephaestusError("file-unwritable", `${path} cannot be made a folder`, {
        hint: "Hephaestus keeps there what `hephaestus undo` needs. Nothing was changed.",
      });
    }
  }
  await createFile(site, journalPath(site, IGNORE), "*\n").catch(() => undefined);
}

/** Writes the journal of a delivery about to start. Throws `workspace-busy` when another is at work. */
export async function beginJournal(site: Site, journal: Journal): Promise<void> {
  const path = journalPath(site, APPLYING);
  const json = JSON.stringify(journal);
  if (Buffer.byteLength(json) > LONGEST_JOURNAL) {
    throw new HephaestusError("file-unwritable", "the fix changes more text than can be taken back");
  }
  try {
    await createFile(site, path, json);
  } catch (cause) {
    if (systemCode(cause) === "EEXIST") throw busy(path);
    await dropApplying(site);
    throw cause;
  }
}

export function busy(path: string): HephaestusError {
  return new HephaestusError("workspace-busy", "another fix is being applied to this workspace", {
    hint: `Try again. If no Hephaestus is running here, delete ${path}.`,
  });
}

/** Puts the finished journal on the undo stack, in one step. */
export async function commitJournal(site: Site, journal: Journal): Promise<void> {
  const [newest = 0] = await listUndo(site);
  const number = journal.undoes ?? newest + 1;
  await site.fileSystem.rename(journalPath(site, APPLYING), undoPath(site, number));
}

export async function dropApplying(site: Site): Promise<void> {
  await site.fileSystem.unlink(journalPath(site, APPLYING)).catch(() => undefined);
}

/** Moves a journal out of the way that cannot be read; a person may still learn from it. */
export async function setApplyingAside(site: Site): Promise<void> {
  await site.fileSystem
    .rename(journalPath(site, APPLYING), journalPath(site, DAMAGED))
    .catch(() => undefined);
}

/** The journal of a delivery at work or killed: `damaged` when it is none, undefined when there is none. */
export async function readApplying(site: Site): Promise<Journal | "damaged" | undefined> {
  if (!(await isFolder(site, journalPath(site)))) return undefined;
  return await readJournal(site, journalPath(site, APPLYING));
}

/** The numbers of the journals that can be undone, newest first. */
export async function listUndo(site: Site): Promise<number[]> {
  const folder = journalPath(site, UNDO);
  if (!(await isFolder(site, journalPath(site))) || !(await isFolder(site, folder))) return [];
  const names = await site.fileSystem.readdir(folder);
  const numbers = names.filter((name) => NUMBERED.test(name)).map((name) => Number.parseInt(name, 10));
  return numbers.toSorted((a, b) => b - a);
}

export async function readUndo(site: Site, number: number): Promise<Journal | "damaged" | undefined> {
  return await readJournal(site, undoPath(site, number));
}

export async function dropUndo(site: Site, number: number): Promise<void> {
  await site.fileSystem.unlink(undoPath(site, number)).catch(() => undefined);
}

/** Drops the oldest journals beyond those that are kept. */
export async function pruneUndo(site: Site): Promise<void> {
  for (const number of (await listUndo(site)).slice(KEPT_JOURNALS)) await dropUndo(site, number);
}

export function undoPath(site: Site, number: number): string {
  return journalPath(site, UNDO, `${number}.json`);
}

async function readJournal(site: Site, path: string): Promise<Journal | "damaged" | undefined> {
  const status = await site.fileSystem.lstat(path).catch(() => undefined);
  if (status === undefined) return undefined;
  if (!status.isFile() || status.size > LONGEST_JOURNAL) return "damaged";
  return parseJournal(await site.fileSystem.readFile(path, "utf8")) ?? "damaged";
}

async function isFolder(site: Site, path: string): Promise<boolean> {
  const status = await site.fileSystem.lstat(path).catch(() => undefined);
  return status?.isDirectory() === true;
}

/** Creates a file, never through a link, and waits until it is on the disk. */
async function createFile(site: Site, path: string, text: string): Promise<void> {
  const handle = await site.fileSystem.open(path, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
