import { open, readFile, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import type { StateStore } from "./monitor-ports.ts";

/**
 * Keeps a monitor's state in a file, which at any moment is there whole, as it was or as it is. Saving throws HephaestusError
 * `usage` where somebody else has written the file since: two monitors with one state would each undo what the other saved.
 */
export function createStateFile(path: string): StateStore {
  let known: string | undefined;
  return {
    name: path,
    async load() {
      known = await versionOf(path);
      if (known === undefined) await expectFolder(dirname(path));
      return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw new HephaestusError("usage", `${path} cannot be read: ${error.code}`, { cause: error });
      });
    },
    async save(state) {
      const found = await versionOf(path);
      if (found !== undefined && found !== known) throw takenBy(path);
      const next = `${path}.new`;
      const file = await open(next, "w");
      try {
        await file.writeFile(state);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(next, path).catch((error: NodeJS.ErrnoException) => {
        throw error.code === "ENOENT" ? takenBy(path) : error;
      });
      known = await versionOf(path);
    },
  };
}

/** Tells what a file holds from what it held before; undefined where there is none. */
async function versionOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found && `${found.ino} ${found.mtimeNs} ${found.size}`;
}

async function expectFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new HephaestusError("usage", `there is no folder ${folder} to keep the state in`);
}

function takenBy(path: string): HephaestusError {
  return new HephaestusError("usage", `another monitor keeps its state in ${path}`, {
    hint: "give each monitor a file of its own",
  });
}
