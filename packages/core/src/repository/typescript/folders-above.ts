import { posix } from "node:path";

/** The folders that hold a repository-relative file, nearest first; the last is `.`, the root. */
export function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    folders.push(folder);
    if (folder === ".") return folders;
  }
}

/** The path of a name in one of those folders. */
export function inFolder(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}
