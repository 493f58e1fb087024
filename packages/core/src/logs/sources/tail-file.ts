import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { open, readdir, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SourceBatch, SourcePosition } from "./stream-source.ts";

const NEWLINE = 0x0a;
const CHUNK_BYTES = 256 * 1024;
/** A file is told from another that got its number by so many of its first bytes. */
const HEAD_BYTES = 256;
/** A rotated file is left when it got nothing for so long. */
const GRACE_MS = 250;
/** Between two looks at what a name belongs to. */
const CHECK_MS = 100;

/** A file that is being followed. */
export interface TailedFile {
  /** What was written since, in batches; ends where nothing more is there now. Never throws. */
  readOn(): AsyncGenerator<SourceBatch>;
  close(): Promise<void>;
}

interface Tail {
  readonly path: string;
  readonly name: string;
  readonly buffer: Buffer;
  handle: FileHandle | undefined;
  identity: NonNullable<SourcePosition["file"]> | undefined;
  /** Up to where lines were handed on. */
  offset: number;
  /** Whether it was there once. */
  wasThere: boolean;
  isUnreadable: boolean;
  /** When its name was looked at last. */
  checkedAt: number;
  /** Since when its name belongs to another file, or to none, and it got nothing more. */
  movedAt: number | undefined;
  /** Where to begin in a file that is there at the start. */
  startAtEnd: boolean;
}

/**
 * Follows one file by name: through rotation (what the old file still gets is read first), truncation, deletion and late
 * creation, from where `before` says. A file that was rotated meanwhile is found among its neighbours.
 */
export async function tailFile(
  path: string,
  name: string,
  { before, startAtEnd }: { before: SourcePosition | undefined; startAtEnd: boolean },
): Promise<TailedFile> {
  const tail: Tail = {
    path,
    name,
    buffer: Buffer.alloc(CHUNK_BYTES),
    handle: undefined,
    identity: undefined,
    offset: 0,
    wasThere: false,
    isUnreadable: false,
    checkedAt: 0,
    movedAt: undefined,
    startAtEnd: startAtEnd && before === undefined,
  };
  if (before?.file !== undefined) await resume(tail, before.file, before.offset);
  return {
    readOn: () => readOn(tail),
    close: async () => tail.handle?.close(),
  };
}

/** Opens the file that was read before, whatever its name is now; without it the named one is read from its beginning. */
async function resume(tail: Tail, file: NonNullable<Tail["identity"]>, offset: number): Promise<void> {
  const folder = dirname(tail.path);
  const stem = basename(tail.path);
  const neighbours = await readdir(folder).catch((): string[] => []);
  const names = [
    stem,
    ...neighbours.filter((each) => each !== stem && each.startsWith(stem.split(".")[0] ?? stem)),
  ];
  for (const each of names) {
    const found = await stat(join(folder, each)).catch(() => undefined);
    if (found?.ino !== file.inode || found.dev !== file.device || found.size < offset) continue;
    const handle = await open(join(folder, each)).catch(() => undefined);
    if (handle === undefined) continue;
    if ((await headOf(handle, headLength(file.head))) === file.head) {
      Object.assign(tail, { handle, identity: file, offset, wasThere: true });
      return;
    }
    await handle.close();
  }
}

async function* readOn(tail: Tail): AsyncGenerator<SourceBatch> {
  const now = Date.now();
  if (tail.handle !== undefined && now - tail.checkedAt < CHECK_MS) {
    yield* readAvailable(tail);
    return;
  }
  tail.checkedAt = now;
  const named = await stat(tail.path).catch((error: NodeJS.ErrnoException) => error);
  const isThere = !(named instanceof Error) && named.isFile();
  if (tail.handle !== undefined) {
    const { offset } = tail;
    const isHere = isThere && isSame(tail, named);
    if (isHere && named.size < offset) yield await begunAnew(tail);
    yield* readAvailable(tail);
    if (isHere) {
      tail.movedAt = undefined;
      return;
    }
    if (tail.movedAt === undefined || tail.offset > offset) tail.movedAt = Date.now();
    // Whoever writes may hold the old file for a while.
    if (!isThere || Date.now() - tail.movedAt < GRACE_MS) return;
    yield* leave(tail);
  }
  if (!isThere) {
    yield* tellUnreadable(tail, named);
    return;
  }
  yield* enter(tail);
  yield* readAvailable(tail);
}

/** Reads the old file to its end, with a last line that has no newline. */
async function* leave(tail: Tail): AsyncGenerator<SourceBatch> {
  yield* readRest(tail);
  await tail.handle?.close();
  tail.handle = undefined;
  tail.identity = undefined;
  tail.offset = 0;
  tail.movedAt = undefined;
  yield news(tail, "rotated");
}

async function* enter(tail: Tail): AsyncGenerator<SourceBatch> {
  const handle = await open(tail.path).catch((error: NodeJS.ErrnoException) => error);
  if (handle instanceof Error) {
    yield* tellUnreadable(tail, handle);
    return;
  }
  const { dev, ino, size } = await handle.stat();
  tail.handle = handle;
  tail.offset = tail.startAtEnd ? size : 0;
  tail.identity = { device: dev, inode: ino, head: await headOf(handle, HEAD_BYTES) };
  tail.isUnreadable = false;
  if (tail.startAtEnd) yield batch(tail, new Uint8Array(), true);
  else if (!tail.wasThere) yield news(tail, "appeared");
  tail.wasThere = true;
}

async function* tellUnreadable(tail: Tail, reason: unknown): AsyncGenerator<SourceBatch> {
  tail.startAtEnd = false;
  if (tail.isUnreadable) return;
  const code = reason instanceof Error && "code" in reason ? String(reason.code) : "no file";
  if (code === "ENOENT") return;
  tail.isUnreadable = true;
  yield { ...news(tail, "unreadable"), notice: { kind: "unreadable", detail: code, count: 0 } };
}

function isSame({ identity }: Tail, { dev, ino }: Stats): boolean {
  return identity?.device === dev && identity.inode === ino;
}

async function begunAnew(tail: Tail): Promise<SourceBatch> {
  tail.offset = 0;
  await refreshHead(tail);
  return news(tail, "truncated");
}

async function* readAvailable(tail: Tail): AsyncGenerator<SourceBatch> {
  const { handle, buffer } = tail;
  if (handle === undefined) return;
  for (let isMore = true; isMore;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, tail.offset);
    const end = wholeLines(buffer, bytesRead);
    if (end === 0) return;
    isMore = bytesRead === CHUNK_BYTES;
    tail.offset += end;
    if (headLength(tail.identity?.head ?? "") < HEAD_BYTES) await refreshHead(tail);
    yield batch(tail, buffer.subarray(0, end), !isMore);
  }
}

/** How many of the bytes that were read are whole lines; a line longer than the buffer counts as one. */
function wholeLines(buffer: Buffer, length: number): number {
  if (length === 0) return 0;
  const end = buffer.lastIndexOf(NEWLINE, length - 1) + 1;
  return end === 0 && length === CHUNK_BYTES ? length : end;
}

async function* readRest(tail: Tail): AsyncGenerator<SourceBatch> {
  const { handle, buffer } = tail;
  if (handle === undefined) return;
  const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, tail.offset);
  if (bytesRead === 0) return;
  tail.offset += bytesRead;
  yield batch(tail, buffer.subarray(0, bytesRead), true);
}

function batch(tail: Tail, bytes: Uint8Array, isLatest: boolean): SourceBatch {
  const { name, offset, identity } = tail;
  return {
    source: name,
    bytes,
    position: { offset, ...(identity === undefined ? {} : { file: identity }) },
    isLatest,
  };
}

function news(tail: Tail, kind: NonNullable<SourceBatch["notice"]>["kind"]): SourceBatch {
  return { ...batch(tail, new Uint8Array(), false), notice: { kind, detail: "", count: 0 } };
}

async function refreshHead(tail: Tail): Promise<void> {
  const { handle, identity } = tail;
  if (handle !== undefined && identity !== undefined)
    tail.identity = { ...identity, head: await headOf(handle, HEAD_BYTES) };
}

/** How many bytes there were, and a hash of them: `256:6f1e…`. */
async function headOf(handle: FileHandle, count: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(1, count)), 0, count, 0);
  return `${bytesRead}:${createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex").slice(0, 16)}`;
}

function headLength(head: string): number {
  return Number.parseInt(head, 10) || 0;
}
