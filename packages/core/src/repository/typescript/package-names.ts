import { posix } from "node:path";
import { z } from "zod";
import type { Disk } from "./disk.ts";

const Names = z.record(z.string(), z.unknown()).catch({}).default({});
const Manifest = z.object({
  dependencies: Names,
  devDependencies: Names,
  peerDependencies: Names,
  optionalDependencies: Names,
});
const TYPES = /^@types\/(?:(?<scope>[^/]+?)__)?(?<name>[^/]+)$/;

/**
 * Packages that a file may import: those that a package.json of its folder or of one further up declares, else all that
 * are installed at the root. A package of types stands for what it types. Paths are absolute POSIX.
 */
export function packageNames(path: string, root: string, disk: Disk): string[] {
  const declared = foldersUp(posix.dirname(path), root).map((folder) => declaredIn(folder, disk));
  const known = declared.filter((names) => names !== undefined);
  const names = known.length === 0 ? installedIn(`${root}/node_modules`, disk) : known.flat();
  return [...new Set(names.map(typed))];
}

function foldersUp(folder: string, root: string): string[] {
  const isInside = folder.length > root.length && folder.startsWith(root);
  return isInside ? [folder, ...foldersUp(posix.dirname(folder), root)] : [root];
}

function declaredIn(folder: string, disk: Disk): string[] | undefined {
  const text = disk.readFile(`${folder}/package.json`);
  if (text === undefined) return undefined;
  try {
    return Object.values(Manifest.parse(JSON.parse(text))).flatMap((names) => Object.keys(names));
  } catch {
    return undefined;
  }
}

function installedIn(folder: string, disk: Disk): string[] {
  const names = disk.directoryExists(folder) ? disk.getDirectories(folder) : [];
  const scoped = names.filter((name) => name.startsWith("@"));
  return [
    ...names.filter((name) => !/^[@.]/.test(name)),
    ...scoped.flatMap((scope) => disk.getDirectories(`${folder}/${scope}`).map((name) => `${scope}/${name}`)),
  ];
}

/** `lodash` of `@types/lodash`, `@scope/name` of `@types/scope__name`. */
function typed(name: string): string {
  const found = TYPES.exec(name)?.groups;
  if (found?.["name"] === undefined) return name;
  return found["scope"] === undefined ? found["name"] : `@${found["scope"]}/${found["name"]}`;
}
