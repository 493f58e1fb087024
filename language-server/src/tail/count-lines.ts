import { createReadStream } from "node:fs";

const NEWLINE = 10;

/** The line ends in the first bytes of a file; 0 where it cannot be read. */
export async function countLines(path: string, bytes: number): Promise<number> {
  if (bytes === 0) return 0;
  let lines = 0;
  try {
    for await (const chunk of createReadStream(path, { end: bytes - 1, highWaterMark: 1 << 20 })) {
      if (!(chunk instanceof Uint8Array)) continue;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
    }
  } catch {
    return 0;
  }
  return lines;
}
