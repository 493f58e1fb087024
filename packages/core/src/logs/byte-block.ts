/** Bytes of a log that can be read four at once, too. */
export interface ByteBlock {
  bytes: Buffer;
  words: Int32Array;
}

export const WORD_BYTES = 4;

/** A block of at least so many bytes. */
export function createByteBlock(size: number): ByteBlock {
  const memory = new ArrayBuffer(size + ((WORD_BYTES - (size % WORD_BYTES)) % WORD_BYTES));
  return { bytes: Buffer.from(memory), words: new Int32Array(memory) };
}

/** The last multiple of a word's size that is not beyond a position. */
export function wordStart(position: number): number {
  return position - (position % WORD_BYTES);
}
