import { createHash } from "node:crypto";
import { readSync } from "node:fs";

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

/** The `head` of an open file's first bytes. */
export function headOf(file: number, count: number): string {
  const buffer = Buffer.alloc(count);
  const read = readSync(file, buffer, 0, count, 0);
  return `${read}:${createHash("sha256").update(buffer.subarray(0, read)).digest("hex").slice(0, 16)}`;
}

/** How many bytes a `head` is of. */
export function headLength(head: string): number {
  return Number.parseInt(head, 10) || 0;
}

/** Whether an open file begins with the bytes that a `head` is of. */
export function hasHead(file: number, head: string): boolean {
  return headOf(file, headLength(head)) === head;
}
