import type { Dirent } from "node:fs";
import { copyFile, lstat, mkdir, readdir, realpath, rm, stat, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { isInside } from "../../repository/is-inside.ts";

/** The node_modules folders that a workspace's code can see. */
export interface ModuleFolders {
  /** The highest folder around the workspace that has a node_modules, or the workspace itself. */
  top: string;
  /** Absolute paths. */
  folders: readonly string[];
}

interface Places {
  /** The workspace. */
  original: string;
  /** Its copy. */
  copy: string;
  /** Where in the copy `top` lies. */
  base: string;
}

/** Folders of node_modules that hold packages or programs themselves; other dotted folders are caches. */
function isContainer(name: string): boolean {
  return name.startsWith("@") || name === ".bin" || name === ".pnpm" || name === ".store";
}

/** Finds every node_modules in a folder that holds one of the files, and those above the workspace. */
export async function findModuleFolders(root: string, files: readonly string[]): Promise<ModuleFolders> {
  const inside = new Set([root]);
  for (const file of files) {
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) inside.add(join(root, folder));
  }
  const above = foldersAbove(root);
  const found: string[] = [];
  for (const folder of [...above, ...inside])
    if (await isFolder(join(folder, "node_modules"))) found.push(folder);
  const top = above.findLast((folder) => found.includes(folder)) ?? root;
  return { top, folders: found.map((folder) => join(folder, "node_modules")) };
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

/**
 * Makes each node_modules anew in the copy, as a real folder whose entries lead to the original's, so that a command which
 * installs, deletes or caches there changes nothing outside. A package of the workspace itself leads to its copy.
 */
export async function linkModules(modules: ModuleFolders, places: Places): Promise<void> {
  for (const folder of modules.folders) {
    const target = join(places.base, relative(modules.top, folder));
    await linkEntries(folder, target, places);
    if (await isLink(folder)) await linkPrograms(folder, target);
  }
}

/** The scripts of a node_modules that is itself a link climb from where they really lie, so they stay there. */
async function linkPrograms(folder: string, target: string): Promise<void> {
  const programs = join(folder, ".bin");
  if (!(await isFolder(programs))) return;
  await rm(join(target, ".bin"), { recursive: true });
  await symlink(await realpath(programs), join(target, ".bin"), "junction");
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path)).isSymbolicLink();
}

async function linkEntries(folder: string, target: string, places: Places): Promise<void> {
  await mkdir(target, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  await Promise.all(entries.map((entry) => linkEntry(entry, folder, target, places)));
}

async function linkEntry(entry: Dirent, folder: string, target: string, places: Places): Promise<void> {
  const source = join(folder, entry.name);
  const path = join(target, entry.name);
  if (entry.isFile()) return await copyFile(source, path);
  if (entry.isDirectory() && isContainer(entry.name)) return await linkEntries(source, path, places);
  if (entry.isDirectory() && entry.name.startsWith(".")) return;
  const real = await realpath(source).catch(() => undefined);
  if (real === undefined) return;
  const own =
    isInside(places.original, real) &&
    !relative(places.original, real).split(/[\\/]/).includes("node_modules");
  const leadsTo = own ? join(places.copy, relative(places.original, real)) : source;
  await symlink(leadsTo, path, (await isFolder(real)) ? "junction" : "file");
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
