import { randomUUID } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import type { StateStore } from "./state-store.ts";

/** Of one kind of text; where there are more, those that were not written for the longest time go. */
const MOST_FILES = 1_000;
/** Going through a folder takes time: it is done at the first write of a process, and then at every so manyth. */
const WRITES_BETWEEN = 100;

/**
 * Keeps each text in a file of a folder that only the user can read; at most so many beside each other. Two processes never
 * see half a text.
 */
export function folderStore(folder: string, most: number = MOST_FILES): StateStore {
  let writes = 0;
  return {
    read: (name) => readFile(join(folder, name), "utf8").catch(() => undefined),
    async write(name, text) {
      const path = join(folder, name);
      const draft = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(draft, text, { mode: 0o600 });
        await rename(draft, path);
        if (writes % Math.min(most, WRITES_BETWEEN) === 0) await prune(dirname(path), most);
        writes += 1;
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
    async append(name, text) {
      const path = join(folder, name);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await appendFile(path, text, { mode: 0o600 });
      } catch {
        return;
      }
    },
  };
}

/** Deletes the oldest files of a folder that holds too many. */
async function prune(folder: string, most: number): Promise<void> {
  const names = await readdir(folder);
  if (names.length <= most) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const status = await stat(join(folder, name)).catch(() => undefined);
      return { path: join(folder, name), written: status?.isFile() === true ? status.mtimeMs : Infinity };
    }),
  );
  const old = files.filter(({ written }) => written !== Infinity).toSorted((a, b) => a.written - b.written);
  for (const { path } of old.slice(0, names.length - most)) await rm(path, { force: true });
}

/**
 * The user's own folder for what is kept between runs; never in the workspace, whose files anybody may have written.
 * `HEPHAESTUS_STATE_HOME` names another. A user who has none, as in some containers, gets one that the next run does not find.
 */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: () => string = homedir,
): string {
  const { HEPHAESTUS_STATE_HOME: own, XDG_STATE_HOME: state, LOCALAPPDATA: local } = env;
  if (own !== undefined && isAbsolute(own)) return own;
  const base = [state, local].find((folder) => folder !== undefined && isAbsolute(folder));
  return join(base ?? join(homeOr(home), ".local", "state"), "hephaestus");
}

function homeOr(home: () => string): string {
  try {
    return home();
  } catch {
    return join(tmpdir(), `hephaestus-${randomUUID()}`);
  }
}
