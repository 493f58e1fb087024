import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import type { LogInput } from "@hephaestus/core";

const LONGEST_NAME = 80;

export interface WrittenLog {
  uri: string;
  name: string;
}

/** Writes logs into a folder, each to a file that only the user can read; what they are called is text of strangers. */
export async function writeLogs(logs: AsyncIterable<LogInput>, folder: string): Promise<WrittenLog[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const written: WrittenLog[] = [];
  for await (const { source, chunks } of logs) {
    const path = join(folder, `${written.length + 1} ${fileName(source)}.log`);
    await pipeline(chunks, createWriteStream(path, { mode: 0o600 }));
    written.push({ uri: pathToFileURL(path).href, name: source });
  }
  return written;
}

/** `test (ubuntu-latest, 22)` → itself; `../../etc` → `.. .. etc` without what separates. */
function fileName(name: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{N}_.(), -]+/gu, "-").slice(0, LONGEST_NAME);
  return safe.replace(/[. ]+$/, "") || "job";
}
