import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { HephaestusError } from "../../model/error.ts";
import { bounded, type ByteBudget } from "./bounded.ts";
import type { LogInput } from "./log-input.ts";
import type { LogLimits } from "./log-limits.ts";
import { logUnreadable } from "./log-unreadable.ts";
import { chooseLogs } from "./zip-logs.ts";

/**
 * The logs in a zip, each with its job when it is GitHub's zip of a whole run. Entries are only read, never unpacked
 * to disk. Throws `log-unreadable`, also when the zip holds no log.
 */
export async function* readZip(
  source: string,
  chunks: AsyncIterable<Uint8Array>,
  limits: LogLimits,
): AsyncGenerator<LogInput> {
  const packed = await collect(source, chunks, limits.packedBytes);
  const budget = { total: limits.unpackedBytes, left: limits.unpackedBytes };
  const zip = await fromBufferPromise(packed, { lazyEntries: true, autoClose: false }).catch(
    (cause: unknown) => {
      throw damaged(source, cause);
    },
  );
  try {
    const logs = chooseLogs(await listEntries(source, zip, limits.entries));
    if (logs.length === 0) throw emptyZip(source);
    for (const { entry, job } of logs) {
      const name = `${source}!${entry.fileName}`;
      yield {
        source: name,
        ...(job === undefined ? {} : { job }),
        chunks: readEntry(source, zip, entry, budget),
      };
    }
  } finally {
    zip.close();
  }
}

async function collect(source: string, chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const what = `${source} is a zip and comes`;
  for await (const chunk of bounded(what, chunks, { total: most, left: most })) parts.push(chunk);
  return Buffer.concat(parts);
}

async function listEntries(source: string, zip: ZipFile, most: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.push(entry) > most)
        throw new HephaestusError("log-unreadable", `${source} holds more than ${most} files`);
    }
  } catch (cause) {
    throw damaged(source, cause);
  }
  return entries;
}

async function* readEntry(
  source: string,
  zip: ZipFile,
  entry: Entry,
  budget: ByteBudget,
): AsyncGenerator<Uint8Array> {
  try {
    const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
    yield* bounded(`${source} unpacks`, stream, budget);
  } catch (cause) {
    throw damaged(source, cause);
  }
}

function emptyZip(source: string): HephaestusError {
  return new HephaestusError("log-unreadable", `${source} holds no logs`, {
    hint: "Of a zip, files whose names end in .txt or .log are read.",
  });
}

function damaged(source: string, cause: unknown): HephaestusError {
  return logUnreadable(`cannot unpack ${source}`, cause);
}
