import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { isInside } from "../is-inside.ts";

/** Files of the disk that need not be in the repository's list. All paths are root-relative POSIX. */
export interface BuiltFiles {
  /** Whether there is such a file below the root, also once every link is followed. */
  has(file: string): boolean;
  /** What lies in a folder below the root, by name; nothing where there is no such folder. */
  names(folder: string): ReadonlySet<string>;
  /** Its text as UTF-8; undefined when it is missing, leads out, or is larger than a built file ever is. */
  read(file: string): string | undefined;
}

const MAXIMUM_BYTES = 64 * 1024 * 1024;
/** Looks at the disk per run: a log of a million places is no reason for a million of them. */
const MAXIMUM_LOOKS = 10_000;

/** Reads below `root`, an absolute real path. Never throws, never writes. */
export function createBuiltFiles(root: string): BuiltFiles {
  const known = new Map<string, string | undefined>();
  const folders = new Map<string, ReadonlySet<string>>();

  function realFile(file: string): string | undefined {
    if (!known.has(file) && known.size < MAXIMUM_LOOKS) known.set(file, findFile(root, file));
    return known.get(file);
  }

  return {
    has: (file) => realFile(file) !== undefined,
    names(folder) {
      const names = folders.get(folder) ?? listNames(root, folder);
      folders.set(folder, names);
      return names;
    },
    read(file) {
      const path = realFile(file);
      return path === undefined ? undefined : readText(path);
    },
  };
}

function findFile(root: string, file: string): string | undefined {
  try {
    const path = realpathSync(join(root, file));
    const status = statSync(path);
    return isInside(root, path) && status.isFile() && status.size <= MAXIMUM_BYTES ? path : undefined;
  } catch {
    return undefined;
  }
}

function listNames(root: string, folder: string): ReadonlySet<string> {
  try {
    const path = realpathSync(join(root, folder));
    return new Set(isInside(root, path) ? readdirSync(path) : []);
  } catch {
    return new Set();
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
