import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** What tells a file from another, and how far it was read. */
export interface FileMark {
  device: number;
  inode: number;
  /** How many of its first bytes there were, and a hash of them: `256:6f1e…`. */
  head: string;
  /** Up to where it was read. */
  offset: number;
}

/** A file is told from another that got its number by so many of its first bytes. */
export const HEAD_BYTES = 256;

/** The `head` of a file's first bytes. */
export async function headOf(handle: FileHandle, count: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(1, count)), 0, count, 0);
  return `${bytesRead}:${createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex").slice(0, 16)}`;
}

/** How many bytes a `head` is of. */
export function headLength(head: string): number {
  return Number.parseInt(head, 10) || 0;
}

/** Whether a file begins with the bytes that a `head` is of. */
export async function hasHead(handle: FileHandle, head: string): Promise<boolean> {
  return (await headOf(handle, headLength(head))) === head;
}
