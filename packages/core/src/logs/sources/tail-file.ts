import { readSync, statSync, type Stats } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import { hasHead, HEAD_BYTES, headLength, headOf, type FileMark } from "./file-mark.ts";
import { openMarked, rotatedFiles, wasRead } from "./rotated-files.ts";
import type { SourceBatch, SourcePosition } from "./stream-source.ts";

const NEWLINE = 0x0a;
const CHUNK_BYTES = 256 * 1024;
/** A rotated file is left when it got nothing for so long. */
const GRACE_MS = 250;
/** Between two looks at what a name belongs to. */
const CHECK_MS = 100;
/** So much may the clock of a file system be behind. */
const CLOCK_MS = 1000;
/** Files that were read under the same name before. */
const MOST_LEFT = 16;

/** A file that is being followed. */
export interface TailedFile {
  /** What was written since, in batches; ends where nothing more is there now. Never throws. */
  readOn(): AsyncGenerator<SourceBatch>;
  /** The same where the name still belongs to the file that is open, as it mostly does: at once. Undefined elsewhere. */
  readOpen(): Generator<SourceBatch> | undefined;
  close(): Promise<void>;
  /** The file that is read, and those that were. */
  readonly held: FileMark | undefined;
  readonly left: readonly FileMark[];
}

export interface TailFileOptions {
  before: SourcePosition | undefined;
  startAtEnd: boolean;
  /** Others that are followed: what one of them reads or has read is not read again. */
  others: () => Iterable<TailedFile>;
  /** Whether a path is followed by a name of its own. */
  isFollowed: (path: string) => boolean;
}

interface Tail {
  readonly path: string;
  readonly name: string;
  readonly buffer: Buffer;
  readonly options: TailFileOptions;
  handle: FileHandle | undefined;
  identity: NonNullable<SourcePosition["file"]> | undefined;
  /** Up to where lines were handed on. */
  offset: number;
  left: FileMark[];
  /** What was read before a restart, and not found yet. */
  lost: FileMark | undefined;
  /** When something was read last, in milliseconds since 1970. */
  readAt: number;
  /** Whether it was there once. */
  wasThere: boolean;
  isUnreadable: boolean;
  /** When its name was looked at last. */
  checkedAt: number;
  /** Since when its name belongs to another file, or to none, and it got nothing more. */
  movedAt: number | undefined;
  /** Where to begin in a file that is there at the start. */
  startAtEnd: boolean;
  /** Since when files may have come and gone unseen. */
  unseenSince: number | undefined;
}

/**
 * Follows one file by name: through rotation (what the old file still gets is read first, then files that came and went unseen),
 * truncation behind a copy, deletion and late creation, from where `before` says. No file is read twice, whatever its names.
 */
export async function tailFile(path: string, name: string, options: TailFileOptions): Promise<TailedFile> {
  const { before, startAtEnd } = options;
  const tail: Tail = {
    path,
    name,
    buffer: Buffer.alloc(CHUNK_BYTES),
    options,
    handle: undefined,
    identity: undefined,
    offset: 0,
    left: [...(before?.left ?? [])],
    lost: undefined,
    readAt: before?.readAt ?? 0,
    wasThere: false,
    isUnreadable: false,
    checkedAt: 0,
    movedAt: undefined,
    startAtEnd: startAtEnd && before === undefined,
    unseenSince: before?.unseenSince,
  };
  if (before?.file !== undefined) await resume(tail, { ...before.file, offset: before.offset });
  return {
    readOn: () => readOn(tail),
    readOpen: () => (isStillNamed(tail) ? readAvailable(tail) : undefined),
    close: async () => tail.handle?.close(),
    get held() {
      return tail.identity && { ...tail.identity, offset: tail.offset };
    },
    get left() {
      return tail.left;
    },
  };
}

/** Opens the file that was read before, or its copy, whatever its name is now; without it the named one is read from its beginning. */
async function resume(tail: Tail, mark: FileMark): Promise<void> {
  const paths = [tail.path, ...(await rotatedFiles(tail.path)).map(({ path }) => path)];
  for (const wanted of ["itself", "copy"] as const)
    for (const path of paths) {
      const handle = await openMarked(path, mark);
      if (handle === undefined) continue;
      const { dev, ino, mtimeMs } = await handle.stat();
      const isIt = dev === mark.device && ino === mark.inode;
      if (wanted === "itself" ? isIt : mtimeMs >= tail.readAt - CLOCK_MS) {
        await take(tail, handle, mark.offset);
        tail.wasThere = true;
        return;
      }
      await handle.close();
    }
  tail.lost = mark;
  if (tail.readAt > 0) tail.unseenSince ??= tail.readAt - CLOCK_MS;
}

/** Looks at the name only now and then. */
function isStillNamed(tail: Tail): boolean {
  if (tail.handle === undefined) return false;
  const now = Date.now();
  if (now - tail.checkedAt < CHECK_MS) return true;
  const named = statOf(tail.path);
  if (named === undefined || !isSame(tail, named) || named.size < tail.offset) return false;
  tail.checkedAt = now;
  tail.movedAt = undefined;
  return true;
}

/** Ten times a second: a turn in another thread for each costs more. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

async function* readOn(tail: Tail): AsyncGenerator<SourceBatch> {
  const named = await stat(tail.path).catch((error: NodeJS.ErrnoException) => error);
  const isThere = !(named instanceof Error) && named.isFile();
  if (tail.handle !== undefined) {
    const { offset } = tail;
    const isHere = isThere && isSame(tail, named);
    if (isHere && named.size < offset) yield* beginAnew(tail);
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
  const inode = tail.unseenSince === undefined ? undefined : yield* readUnseen(tail);
  yield* enter(tail, inode);
  yield* readAvailable(tail);
}

/** Reads the old file to its end, with a last line that has no newline. */
async function* leave(tail: Tail): AsyncGenerator<SourceBatch> {
  yield* readRest(tail);
  const old = await tail.handle?.stat();
  await closeFile(tail);
  tail.unseenSince = old?.mtimeMs;
  tail.movedAt = undefined;
  yield news(tail, "rotated");
}

async function closeFile(tail: Tail): Promise<void> {
  await tail.handle?.close();
  if (tail.identity !== undefined)
    tail.left = [...tail.left, { ...tail.identity, offset: tail.offset }].slice(-MOST_LEFT);
  tail.handle = undefined;
  tail.identity = undefined;
  tail.offset = 0;
}

/** Reads files that were rotated away before anybody looked. Gives the inode that had the name then. */
async function* readUnseen(tail: Tail): AsyncGenerator<SourceBatch, number | undefined> {
  for (;;) {
    const named = await stat(tail.path).catch(() => undefined);
    const unseen = await openUnseen(tail, named?.ino);
    if (unseen === undefined) return named?.ino;
    await take(tail, unseen, await begunAt(unseen, tail.lost));
    tail.unseenSince = (await unseen.stat()).mtimeMs;
    yield* readAvailable(tail);
    yield* readRest(tail);
    await closeFile(tail);
    yield news(tail, "rotated");
  }
}

/** The oldest rotated file that was written to since, and is none of those that were read. */
async function openUnseen(tail: Tail, named: number | undefined): Promise<FileHandle | undefined> {
  for (const { path } of await rotatedFiles(tail.path)) {
    if (tail.options.isFollowed(path)) continue;
    const handle = await open(path).catch(() => undefined);
    if (handle === undefined) continue;
    const { mtimeMs, ino } = await handle.stat();
    const isLater = mtimeMs >= (tail.unseenSince ?? 0) || (await begunAt(handle, tail.lost)) > 0;
    if (isLater && ino !== named && !(await wasRead(handle, allMarks(tail)))) return handle;
    await handle.close();
  }
  return undefined;
}

/** Up to where a file was read before, as the mark of one says; 0 where the mark is of another. */
async function begunAt(handle: FileHandle, mark: FileMark | undefined): Promise<number> {
  if (mark === undefined) return 0;
  const { dev, ino, size } = await handle.stat();
  const isIt = dev === mark.device && ino === mark.inode && size >= mark.offset;
  return isIt && hasHead(handle.fd, mark.head) ? mark.offset : 0;
}

function allMarks(tail: Tail): FileMark[] {
  const others = [...tail.options.others()].flatMap(({ left, held }) =>
    held === undefined ? left : [...left, held],
  );
  return [...tail.left, ...others];
}

/** Opens the named file; not another than was named when it was looked for unseen ones, which may have been rotated by now. */
async function* enter(tail: Tail, inode: number | undefined): AsyncGenerator<SourceBatch> {
  const handle = await open(tail.path).catch((error: NodeJS.ErrnoException) => error);
  if (handle instanceof Error) {
    yield* tellUnreadable(tail, handle);
    return;
  }
  const isOther = inode !== undefined && (await handle.stat()).ino !== inode;
  const offset = isOther ? undefined : await beginning(tail, handle);
  if (offset === undefined) {
    await handle.close();
    return;
  }
  await take(tail, handle, offset);
  tail.isUnreadable = false;
  if (tail.startAtEnd) yield batch(tail, new Uint8Array(), true);
  else if (!tail.wasThere) yield news(tail, "appeared");
  tail.startAtEnd = false;
  tail.wasThere = true;
  tail.unseenSince = undefined;
}

/** Where a file is to be read from; undefined while it is read under another name. */
async function beginning(tail: Tail, handle: FileHandle): Promise<number | undefined> {
  const { dev, ino, size } = await handle.stat();
  const others = [...tail.options.others()];
  if (others.some(({ held }) => held?.inode === ino && held.device === dev)) return undefined;
  for (const mark of [tail.lost, ...tail.left, ...others.flatMap(({ left }) => left)].toReversed()) {
    const offset = await begunAt(handle, mark);
    if (offset > 0) return offset;
  }
  return tail.startAtEnd ? size : 0;
}

async function take(tail: Tail, handle: FileHandle, offset: number): Promise<void> {
  const { dev, ino } = await handle.stat();
  const identity = { device: dev, inode: ino, head: headOf(handle.fd, HEAD_BYTES) };
  Object.assign(tail, { handle, offset, identity });
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

/** A file that was truncated: what it got before, and nobody read, is in its copy. */
async function* beginAnew(tail: Tail): AsyncGenerator<SourceBatch> {
  const { handle, identity, offset } = tail;
  if (handle === undefined || identity === undefined) return;
  const files = await rotatedFiles(tail.path);
  for (const file of files.filter(({ modifiedAt }) => modifiedAt >= tail.readAt - CLOCK_MS)) {
    const copy = await openMarked(file.path, { ...identity, offset });
    if (copy === undefined) continue;
    tail.handle = copy;
    yield* readAvailable(tail);
    yield* readRest(tail);
    await copy.close();
    break;
  }
  tail.handle = handle;
  tail.left = [...tail.left, { ...identity, inode: 0, offset: tail.offset }].slice(-MOST_LEFT);
  tail.identity = { ...identity, head: headOf(handle.fd, HEAD_BYTES) };
  tail.offset = 0;
  yield news(tail, "truncated");
}

function* readAvailable(tail: Tail): Generator<SourceBatch> {
  const { handle, buffer } = tail;
  if (handle === undefined) return;
  for (let isMore = true; isMore;) {
    // Many small reads a second cost less than a turn in another thread for each.
    const bytesRead = readSync(handle.fd, buffer, 0, CHUNK_BYTES, tail.offset);
    const end = wholeLines(buffer, bytesRead);
    if (end === 0) return;
    isMore = bytesRead === CHUNK_BYTES;
    tail.offset += end;
    tail.readAt = Date.now();
    if (headLength(tail.identity?.head ?? "") < HEAD_BYTES) refreshHead(tail);
    yield { ...batch(tail, buffer.subarray(0, end), !isMore), isPart: buffer[end - 1] !== NEWLINE };
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
  const { name, offset, identity, left, readAt, unseenSince } = tail;
  const position: SourcePosition = { offset, left, readAt };
  if (identity !== undefined) position.file = identity;
  if (unseenSince !== undefined) position.unseenSince = unseenSince;
  return { source: name, bytes, position, isLatest };
}

function news(tail: Tail, kind: NonNullable<SourceBatch["notice"]>["kind"]): SourceBatch {
  return { ...batch(tail, new Uint8Array(), false), notice: { kind, detail: "", count: 0 } };
}

function refreshHead(tail: Tail): void {
  const { handle, identity } = tail;
  if (handle !== undefined && identity !== undefined)
    tail.identity = { ...identity, head: headOf(handle.fd, HEAD_BYTES) };
}
