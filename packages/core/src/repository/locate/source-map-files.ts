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

interface RealFile {
  path: string;
  /** In bytes. */
  size: number;
}

const MAXIMUM_BYTES = 64 * 1024 * 1024;
/** Of all files of a run together. */
const MAXIMUM_TOTAL_BYTES = 512 * 1024 * 1024;
/** Looks at the disk per run: a log of a million places is no reason for a million of them. */
const MAXIMUM_LOOKS = 10_000;

/** Reads below `root`, an absolute real path. Never throws, never writes. */
export function createBuiltFiles(root: string): BuiltFiles {
  const known = new Map<string, RealFile | undefined>();
  const folders = new Map<string, ReadonlySet<string>>();

  let bytesLeft = MAXIMUM_TOTAL_BYTES;

  function realFile(file: string): RealFile | undefined {
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
      const { path, size = 0 } = realFile(file) ?? {};
      if (path === undefined || size > bytesLeft) return undefined;
      bytesLeft -= size;
      return readText(path);
    },
  };
}

function findFile(root: string, file: string): RealFile | undefined {
  try {
    const path = realpathSync(join(root, file));
    const status = statSync(path);
    const isReadable = isInside(root, path) && status.isFile() && status.size <= MAXIMUM_BYTES;
    return isReadable ? { path, size: status.size } : undefined;
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
