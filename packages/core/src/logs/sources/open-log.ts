import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { HephaestusError } from "../../model/error.ts";
import type { LogInput } from "./log-input.ts";
import { LOG_LIMITS, type LogLimits } from "./log-limits.ts";
import { logUnreadable } from "./log-unreadable.ts";
import { HEAD_BYTES, packingOf } from "./packing.ts";
import { readChunks } from "./read-chunks.ts";
import { readFileChunks, readFileHead } from "./read-file-chunks.ts";

const CHUNK_BYTES = 1 << 20;

/** Opens a log file: plain, gzip, what CircleCI's API gives, or the zip GitHub gives for a whole run (one log per job). Throws `log-not-found`, `log-unreadable`. */
export async function* openLogFile(
  path: string,
  name: string = path,
  limits: LogLimits = LOG_LIMITS,
): AsyncGenerator<LogInput> {
  const found = await stat(path).catch((cause: unknown) => {
    throw isMissing(cause) ? notFound(name) : logUnreadable(`cannot read ${name}`, cause);
  });
  if (found.isDirectory())
    throw new HephaestusError("log-unreadable", `${name} is a folder`, {
      hint: "Give the log files in it one by one.",
    });
  if (found.isFile() && (await isPlain(path))) {
    yield { source: name, chunks: readChunks(name, readFileChunks(path)) };
    return;
  }
  yield* openLogStream(name, createReadStream(path, { highWaterMark: CHUNK_BYTES }), limits);
}

/** Opens a log that comes as a stream, recognising gzip, zip and UTF-16 by their first bytes. Closes the stream at its end. */
export async function* openLogStream(
  source: string,
  stream: Readable,
  limits: LogLimits = LOG_LIMITS,
): AsyncGenerator<LogInput> {
  const chunks = readChunks(source, stream);
  try {
    const head = await readHead(chunks);
    const all = joined(head, chunks);
    const packing = packingOf(head);
    if (packing === undefined) yield { source, chunks: all };
    else yield* (await import("./unpack.ts")).unpack(source, packing, all, limits);
  } finally {
    await chunks.return(undefined);
  }
}

/** Whether the bytes of a file are those of its log; not, too, when it cannot be read. */
async function isPlain(path: string): Promise<boolean> {
  const head = await readFileHead(path, HEAD_BYTES).catch(() => undefined);
  return head !== undefined && packingOf(head) === undefined;
}

/** The first bytes, at least so many that a packing can be known; a pipe may give them one by one. */
async function readHead(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

function isMissing(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}

function notFound(name: string): HephaestusError {
  return new HephaestusError("log-not-found", `no such log: ${name}`, {
    hint: "Give the path of a log file, or - for standard input.",
  });
}
