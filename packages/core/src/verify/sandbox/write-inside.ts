import { mkdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import { isInside } from "../../repository/is-inside.ts";

/** Writes a file below a folder, keeping its mode. Refuses with `file-unwritable` what leads out, by name or by link. */
export async function writeInside(root: string, file: string, text: string): Promise<void> {
  const path = join(root, file);
  if (!isInside(root, path) || path === root) throw leadsOut(file);
  const folder = await nearestFolder(dirname(path));
  const target = (await realpath(path).catch(() => undefined)) ?? path;
  if (!isInside(root, folder) || !isInside(root, target)) throw leadsOut(file);
  const mode = (await stat(target).catch(() => undefined))?.mode;
  await mkdir(dirname(target), { recursive: true });
  await rm(target, { force: true });
  await writeFile(target, text, mode === undefined ? {} : { mode });
}

/** The real path of the nearest folder upward that exists. */
async function nearestFolder(folder: string): Promise<string> {
  return (await realpath(folder).catch(() => undefined)) ?? (await nearestFolder(dirname(folder)));
}

function leadsOut(file: string): HephaestusError {
  return new HephaestusError("file-unwritable", `${file} leads out of the workspace's copy`);
}
