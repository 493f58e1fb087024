import { promisify } from "node:util";
import { fromBuffer, type Entry, type Options, type ZipFile } from "yauzl";
import { HephaestusError } from "../../model/error.ts";
import type { LogInput } from "./log-input.ts";

/** A zip has its index at the end, so it is held in memory; GitHub's are a few megabytes. */
const MOST_PACKED_BYTES = 512 * 2 ** 20;
const MOST_UNPACKED_BYTES = 4 * 2 ** 30;
const MOST_ENTRIES = 10_000;
/** `0_build.txt`: the whole log of a job, at the top of GitHub's zip. */
const JOB_LOG = /^-?\d+_(?<job>[^/]+)\.txt$/;
/** `build/3_Run tests.txt`: one step of it. */
const STEP_LOG = /^(?<job>[^/]+)\/-?\d+_[^/]+\.txt$/;

const open = promisify<Buffer, Options, ZipFile>(fromBuffer);

/**
 * The logs in a zip. Of GitHub's whole-run zip these are the job logs, since the step logs repeat them;
 * of any other zip every text or log file. Entries are only read, never unpacked to disk. Throws `log-unreadable`.
 */
export async function* readZip(source: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LogInput> {
  const zip = await openZip(source, await collect(source, chunks));
  const budget = { left: MOST_UNPACKED_BYTES };
  for (const { entry, job } of await chooseLogs(source, zip)) {
    yield {
      source: `${source}!${entry.fileName}`,
      ...(job === undefined ? {} : { job }),
      chunks: readEntry(source, zip, entry, budget),
    };
  }
  zip.close();
}

async function openZip(source: string, buffer: Buffer): Promise<ZipFile> {
  return open(buffer, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw damaged(source, cause);
  });
}

async function collect(source: string, chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MOST_PACKED_BYTES)
      throw new HephaestusError("log-unreadable", `${source} is a zip of more than 512 MiB`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

interface ChosenLog {
  entry: Entry;
  job?: string;
}

async function chooseLogs(source: string, zip: ZipFile): Promise<ChosenLog[]> {
  const entries = await listEntries(source, zip);
  for (const pattern of [JOB_LOG, STEP_LOG]) {
    const logs = entries.flatMap((entry) => {
      const job = pattern.exec(entry.fileName)?.groups?.["job"];
      return job === undefined ? [] : [{ entry, job }];
    });
    if (logs.length > 0) return logs;
  }
  return entries.filter(({ fileName }) => /\.(?:txt|log)$/i.test(fileName)).map((entry) => ({ entry }));
}

function listEntries(source: string, zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES)
        reject(new HephaestusError("log-unreadable", `${source} holds more than ${MOST_ENTRIES} files`));
      else zip.readEntry();
    });
    zip.on("end", () => resolve(entries.toSorted((a, b) => byNumber(a.fileName, b.fileName))));
    zip.on("error", (cause: unknown) => reject(damaged(source, cause)));
    zip.readEntry();
  });
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

async function* readEntry(
  source: string,
  zip: ZipFile,
  entry: Entry,
  budget: { left: number },
): AsyncGenerator<Uint8Array> {
  try {
    const stream = await promisify(
      zip.openReadStream.bind(zip) as (
        entry: Entry,
        done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
      ) => void,
    )(entry);
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      budget.left -= chunk.length;
      if (budget.left < 0)
        throw new HephaestusError("log-unreadable", `${source} unpacks to more than 4 GiB`);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof HephaestusError ? cause : damaged(source, cause);
  }
}

function damaged(source: string, cause: unknown): HephaestusError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HephaestusError("log-unreadable", `cannot unpack ${source}: ${reason}`, { cause });
}
