import { posix } from "node:path";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { foldersUp, manifestIn } from "./manifest.ts";

export type PackageManagerName = "npm" | "pnpm" | "yarn" | "bun";

/** Who installs the packages of a folder. */
export interface PackageManager {
  name: PackageManagerName;
  /** Folder of its lock file, or of the outermost package; `""` for the root of the repository. */
  root: string;
}

const LOCK_FILES: readonly (readonly [string, PackageManagerName])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["yarn.lock", "yarn"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];
const NAMES: readonly PackageManagerName[] = ["npm", "pnpm", "yarn", "bun"];

/** By `packageManager` of a package.json or by lock file, the nearest upward; npm where neither tells. */
export function packageManagerOf(repository: VirtualRepository, folder: string): PackageManager {
  const files = new Set(repository.files);
  for (const upper of foldersUp(folder)) {
    const told = manifestIn(repository, upper)?.packageManager?.split("@", 1)[0];
    const lock = LOCK_FILES.find(([file]) => files.has(posix.join(upper, file)))?.[1];
    const name = NAMES.find((known) => known === told) ?? lock;
    if (name !== undefined) return { name, root: upper };
  }
  const outermost = foldersUp(folder).findLast((upper) => manifestIn(repository, upper) !== undefined);
  return { name: "npm", root: outermost ?? "" };
}

/** Runs a program that a package brings. */
export const EXECUTE: Readonly<Record<PackageManagerName, string>> = {
  npm: "npx",
  pnpm: "pnpm exec",
  yarn: "yarn",
  bun: "bunx",
};
