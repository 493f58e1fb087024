import { posix } from "node:path";
import { plainPath } from "./claimed-paths.ts";
import { fileBehind, type LocalCheckout } from "./file-behind.ts";

/** A workspace folder with its files. */
export interface FolderFiles {
  folder: string;
  files: readonly string[];
}

/** A checkout that would place paths, with one of them; `to` is relative to `folder`. */
export interface FolderChoice extends LocalCheckout {
  folder: string;
  path: string;
  file: string;
  found: number;
}

const MOST_CHOICES = 20;
/** Names such as `index.ts` are in a thousand folders. */
const MOST_TRIED = 500;

/** What the checkout of the paths of a log may be, by the files of their names: those that place the most first. */
export function checkoutChoices(paths: readonly string[], folders: readonly FolderFiles[]): FolderChoice[] {
  const tried = new Map<string, FolderChoice>();
  for (const each of folders) {
    const known = new Set(each.files);
    const count = (checkout: LocalCheckout): number =>
      paths.filter((path) => known.has(fileBehind(path, checkout) ?? "")).length;
    for (const path of paths)
      for (const file of namesakes(path, each.files)) {
        const checkout = checkoutOf(path, file);
        const key = [each.folder, checkout.from, checkout.to].join("\0");
        if (tried.size >= MOST_TRIED || tried.has(key)) continue;
        tried.set(key, { ...checkout, folder: each.folder, path, file, found: count(checkout) });
      }
  }
  const choices = [...tried.values()].filter(({ found }) => found > 0);
  return choices
    .toSorted((a, b) => b.found - a.found || depth(a) - depth(b) || (a.to < b.to ? -1 : 1))
    .slice(0, MOST_CHOICES);
}

function namesakes(path: string, files: readonly string[]): string[] {
  const name = posix.basename(plainPath(path));
  return files.filter((file) => posix.basename(file) === name);
}

/** What stands before the end that path and file share. */
function checkoutOf(path: string, file: string): LocalCheckout {
  const [claim, own] = [plainPath(path).split("/"), file.split("/")];
  let shared = 0;
  while (shared < Math.min(claim.length, own.length) && claim.at(-1 - shared) === own.at(-1 - shared))
    shared += 1;
  const from = claim.slice(0, claim.length - shared).join("/");
  const isRoot = from === "" && claim[0] === "" && shared < claim.length;
  return { from: isRoot ? "/" : from, to: own.slice(0, own.length - shared).join("/") };
}

function depth({ from, to }: LocalCheckout): number {
  return from.split("/").length + to.split("/").length;
}
