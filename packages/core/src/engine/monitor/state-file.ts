import { open, readFile, rename } from "node:fs/promises";
import { HephaestusError } from "../../model/error.ts";
import type { StateStore } from "./monitor-ports.ts";

/** Keeps a monitor's state in a file, which at any moment is there whole, as it was or as it is. */
export function createStateFile(path: string): StateStore {
  return {
    load: () =>
      readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw new HephaestusError("usage", `${path} cannot be read: ${error.code}`, { cause: error });
      }),
    async save(state) {
      const next = `${path}.new`;
      const file = await open(next, "w");
      try {
        await file.writeFile(state);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(next, path);
    },
  };
}
