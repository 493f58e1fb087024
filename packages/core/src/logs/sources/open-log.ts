import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { HephaestusError } from "../../model/error.ts";
import type { LogInput } from "./log-input.ts";
import { readZip } from "./zip.ts";

const CHUNK_BYTES = 1 << 20;
/** Unpacked logs beyond this are a bomb, not a log. */
const MOST_UNPACKED_BYTES = 4 * 2 ** 30;

/** Opens a log file: plain, gzip, or the zip GitHub gives for a whole run (one log per job). Throws `log-not-found`, `log-unreadable`. */
export async function* openLogFile(path: string, name: string = path): AsyncGenerator<LogInput> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new HephaestusError("log-not-found", `no such log: ${name}`, {
      hint: "Give the path of a log file, or - for standard input.",
    });
  if (found.isDirectory())
    throw new HephaestusError("log-unreadable", `${name} is a folder`, {
      hint: "Give the log files in it one by one.",
    });
  yield* openLogStream(name, createReadStream(path, { highWaterMark: CHUNK_BYTES }));
}

/** Opens a log that comes as a stream, recognising gzip and zip by their first bytes. */
export async function* openLogStream(source: string, stream: Readable): AsyncGenerator<LogInput> {
  const chunks = readable(source, stream);
  const first = await chunks.next();
  const head = first.done === true ? new Uint8Array() : first.value;
  const all = joined(head, chunks);
  if (head[0] === 0x1f && head[1] === 0x8b) yield { source, chunks: limited(source, gunzipped(source, all)) };
  else if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04)
    yield* readZip(source, all);
  else yield { source, chunks: all };
}

async function* readable(source: string, stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) if (chunk instanceof Uint8Array && chunk.length > 0) yield chunk;
  } catch (cause) {
    throw unreadable(source, cause);
  }
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

function gunzipped(source: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const feed = async (): Promise<void> => {
    for await (const chunk of chunks) {
      if (!gunzip.write(chunk)) await new Promise((resume) => gunzip.once("drain", resume));
    }
    gunzip.end();
  };
  feed().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  return readable(source, gunzip);
}

async function* limited(source: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > MOST_UNPACKED_BYTES)
      throw new HephaestusError("log-unreadable", `${source} unpacks to more than 4 GiB`);
    yield chunk;
  }
}

function unreadable(source: string, cause: unknown): HephaestusError {
  if (cause instanceof HephaestusError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HephaestusError("log-unreadable", `cannot read ${source}: ${reason}`, { cause });
}
