import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import type { StateStore } from "./state-store.ts";

/** Keeps each text in a file of a folder that only the user can read. Two processes never see half a text. */
export function folderStore(folder: string): StateStore {
  return {
    read: (name) => readFile(join(folder, name), "utf8").catch(() => undefined),
    async write(name, text) {
      const path = join(folder, name);
      const draft = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(draft, text, { mode: 0o600 });
        await rename(draft, path);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

/**
 * The user's own folder for what is kept between runs; never in the workspace, whose files anybody may have written.
 * `HEPHAESTUS_STATE_HOME` names another.
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { HEPHAESTUS_STATE_HOME: own, XDG_STATE_HOME: state, LOCALAPPDATA: local } = env;
  if (own !== undefined && isAbsolute(own)) return own;
  const base = [state, local].find((folder) => folder !== undefined && isAbsolute(folder));
  return join(base ?? join(homedir(), ".local", "state"), "hephaestus");
}
