/** One log to read: its name and its bytes, already unpacked. */
export interface LogInput {
  source: string;
  /** Job the whole log belongs to, when its container tells. */
  job?: string;
  chunks: AsyncIterable<Uint8Array>;
}
