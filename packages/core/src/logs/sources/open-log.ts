import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { HephaestusError } from "../../model/error.ts";
import { bounded } from "./bounded.ts";
import { mayBeOutput, readOutput } from "./circleci-output.ts";
import { decodeUtf16 } from "./decode-utf16.ts";
import type { LogInput } from "./log-input.ts";
import { LOG_LIMITS, type LogLimits } from "./log-limits.ts";
import { logUnreadable } from "./log-unreadable.ts";
import { readFileChunks, readFileHead } from "./read-file-chunks.ts";
import { readZip } from "./zip.ts";

const CHUNK_BYTES = 1 << 20;
/** Enough to know every packing by. */
const HEAD_BYTES = 4;
const GZIP = [0x1f, 0x8b];
/** A zip begins with its first entry, or with its index when it is empty. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const UTF_16_LE = [0xff, 0xfe];
const UTF_16_BE = [0xfe, 0xff];
const CONTAINERS = [GZIP, ZIP, EMPTY_ZIP, UTF_16_LE, UTF_16_BE];

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
    if (startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)) yield* readZip(source, all, limits);
    else yield { source, chunks: decoded(source, head, all, limits) };
  } finally {
    await chunks.return(undefined);
  }
}

/** Whether the bytes of a file are those of its log; not, too, when it cannot be read. */
async function isPlain(path: string): Promise<boolean> {
  const head = await readFileHead(path, HEAD_BYTES).catch(() => undefined);
  if (head === undefined || unmarkedUtf16(head) !== undefined || mayBeOutput(head)) return false;
  return !CONTAINERS.some((bytes) => startsWith(head, bytes));
}

/** Text of Latin letters in UTF-16 without a byte order mark: every other byte is zero. */
function unmarkedUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const zeros = head
    .subarray(0, HEAD_BYTES)
    .map((byte) => (byte === 0 ? 1 : 0))
    .join("");
  if (zeros === "0101") return "utf-16le";
  return zeros === "1010" ? "utf-16be" : undefined;
}

function decoded(
  source: string,
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  { unpackedBytes }: LogLimits,
): AsyncIterable<Uint8Array> {
  if (startsWith(head, UTF_16_LE)) return decodeUtf16("utf-16le", chunks);
  if (startsWith(head, UTF_16_BE)) return decodeUtf16("utf-16be", chunks);
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== undefined) return decodeUtf16(unmarked, chunks);
  if (mayBeOutput(head)) return readOutput(chunks);
  if (!startsWith(head, GZIP)) return chunks;
  const budget = { total: unpackedBytes, left: unpackedBytes };
  return bounded(`${source} unpacks`, gunzipped(source, chunks), budget);
}

async function* readChunks(source: string, stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      if (chunk instanceof Uint8Array) yield chunk;
      else if (typeof chunk === "string") yield Buffer.from(chunk);
    }
  } catch (cause) {
    throw logUnreadable(`cannot read ${source}`, cause);
  }
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

/** The pipeline's own error is the one that reading the result throws. */
function gunzipped(source: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  pipeline(chunks, gunzip, () => undefined);
  return readChunks(source, gunzip);
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
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
