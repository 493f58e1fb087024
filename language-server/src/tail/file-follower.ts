import { open, stat, type FileHandle } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import type { TailState } from "../protocol/commands.ts";

/** What a follower tells of a file. */
export interface FollowListener {
  /** Text that was appended; awaited before more is read. */
  text(text: string): Promise<void>;
  /** The file was replaced or emptied: what follows is from its start. */
  rotated(): void;
}

/** Follows a file by offset: asks the disk each time, and so misses nothing that a watcher would. */
export interface FileFollower {
  readonly state: TailState["state"];
  readonly offset: number;
  readonly rotations: number;
  /** Reads what came; one at a time. */
  look(): Promise<void>;
  close(): Promise<void>;
}

interface Follow {
  path: string;
  listener: FollowListener;
  /** Held open, so that its number is given to no other file. */
  handle: FileHandle | undefined;
  inode: bigint | undefined;
  decoder: StringDecoder;
  offset: number;
  rotations: number;
  state: TailState["state"];
  /** Where to begin in the file that is there at first. */
  start: number | "end" | undefined;
}

const CHUNK_BYTES = 1 << 18;

/** `start`: the offset to begin at, or `end` for what comes from now on. A file that is missing is waited for. */
export function createFileFollower(
  path: string,
  start: number | "end",
  listener: FollowListener,
): FileFollower {
  const follow: Follow = {
    path,
    listener,
    handle: undefined,
    inode: undefined,
    decoder: new StringDecoder("utf8"),
    offset: 0,
    rotations: 0,
    state: "missing",
    start,
  };
  let looking: Promise<void> | undefined;
  return {
    get state() {
      return follow.state;
    },
    get offset() {
      return follow.offset;
    },
    get rotations() {
      return follow.rotations;
    },
    look: () => (looking ??= lookSafely(follow).finally(() => (looking = undefined))),
    async close() {
      await looking;
      await closeHandle(follow);
    },
  };
}

async function lookSafely(follow: Follow): Promise<void> {
  try {
    await look(follow);
  } catch (error) {
    const isGone = isMissing(error);
    follow.state = isGone ? "missing" : "unreadable";
    if (isGone) follow.start = undefined;
    await closeHandle(follow);
  }
}

/** What was written to the old file before it was replaced is read first. */
async function look(follow: Follow): Promise<void> {
  const { handle, path } = follow;
  if (handle === undefined) await openFile(follow);
  else if ((await handle.stat()).size < follow.offset) restart(follow);
  await readOn(follow);
  follow.state = "following";
  if ((await stat(path, { bigint: true })).ino === follow.inode) return;
  await readOn(follow);
  await closeHandle(follow);
  await look(follow);
}

async function openFile(follow: Follow): Promise<void> {
  const wasThere = follow.inode !== undefined;
  follow.handle = await open(follow.path, "r");
  const { ino, size } = await follow.handle.stat({ bigint: true });
  follow.inode = ino;
  const { start } = follow;
  follow.start = undefined;
  if (wasThere) restart(follow);
  else if (start !== undefined)
    follow.offset = start === "end" ? Number(size) : Math.min(start, Number(size));
}

/** Where the file that was there before is another one now. */
function restart(follow: Follow): void {
  follow.offset = 0;
  follow.decoder = new StringDecoder("utf8");
  follow.rotations += 1;
  follow.listener.rotated();
}

async function readOn(follow: Follow): Promise<void> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  for (;;) {
    const read = await follow.handle?.read(buffer, 0, CHUNK_BYTES, follow.offset);
    if (read === undefined || read.bytesRead === 0) return;
    follow.offset += read.bytesRead;
    await follow.listener.text(follow.decoder.write(Buffer.from(buffer.subarray(0, read.bytesRead))));
  }
}

async function closeHandle(follow: Follow): Promise<void> {
  const { handle } = follow;
  follow.handle = undefined;
  await handle?.close().catch(() => undefined);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
