import { constants } from "node:fs";
import { copyFile, lstat, mkdir, readlink, realpath, stat, symlink } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { isInside } from "../../repository/is-inside.ts";

const AT_ONCE = 64;

/**
 * Copies root-relative files from one folder to another, sharing blocks where the file system can, and keeps their modes.
 * Links that lead out, and files that are gone, are left out.
 */
export async function copyFiles(from: string, to: string, files: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const folder of new Set(files.map((file) => dirname(file))))
    await mkdir(join(to, folder), { recursive: true });
  for (let start = 0; start < files.length; start += AT_ONCE) {
    await Promise.all(files.slice(start, start + AT_ONCE).map((file) => copyOne(from, to, file)));
  }
}

async function copyOne(from: string, to: string, file: string): Promise<void> {
  const source = join(from, file);
  const status = await lstat(source).catch(() => undefined);
  if (status?.isSymbolicLink() === true) await copyLink(from, to, file);
  else if (status?.isFile() === true) await copyFile(source, join(to, file), constants.COPYFILE_FICLONE);
}

async function copyLink(from: string, to: string, file: string): Promise<void> {
  const source = join(from, file);
  const target = await realpath(source).catch(() => undefined);
  if (target === undefined || !isInside(from, target)) return;
  const isFolder = (await stat(target)).isDirectory();
  if (process.platform === "win32" && !isFolder) {
    await copyFile(target, join(to, file));
    return;
  }
  const told = await readlink(source);
  const inCopy = isAbsolute(told) || process.platform === "win32" ? join(to, relative(from, target)) : told;
  await symlink(inCopy, join(to, file), isFolder ? "junction" : "file");
}
