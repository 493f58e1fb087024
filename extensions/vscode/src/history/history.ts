import { Uri, workspace, type ExtensionContext } from "vscode";
import { readEntries, withEntry, type HistoryEntry } from "./history-entry.ts";

/** What was done in this workspace, in the extension's own storage. */
export interface History {
  add(entry: Omit<HistoryEntry, "time">): void;
  entries(): Promise<HistoryEntry[]>;
  clear(): Promise<void>;
}

type Change = (entries: HistoryEntry[]) => HistoryEntry[];

/** Reads its file when it is first needed; writes one after the other. That it cannot be written is told by `note`. */
export function createHistory(
  { storageUri, globalStorageUri }: ExtensionContext,
  note: (error: unknown) => void,
): History {
  const folder = storageUri ?? globalStorageUri;
  const file = Uri.joinPath(folder, "history.json");
  let turn: Promise<HistoryEntry[]> | undefined;

  async function write(before: Promise<HistoryEntry[]>, change: Change): Promise<HistoryEntry[]> {
    const next = change(await before);
    try {
      await workspace.fs.createDirectory(folder);
      await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(next)));
    } catch (error) {
      note(error);
    }
    return next;
  }

  return {
    add(entry) {
      const time = new Date().toISOString();
      turn = write(turn ?? read(file), (entries) => withEntry(entries, { time, ...entry }));
    },
    entries: () => (turn ??= read(file)),
    async clear() {
      turn = write(turn ?? read(file), () => []);
      await turn;
    },
  };
}

async function read(file: Uri): Promise<HistoryEntry[]> {
  try {
    return readEntries(JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))));
  } catch {
    return [];
  }
}
