/** One log to read: its name and its bytes, already unpacked. */
export interface LogInput {
  source: string;
  /** Job the whole log belongs to, when its container tells. */
  job?: string;
  /** To be read before the next log is asked for. */
  chunks: AsyncIterable<Uint8Array>;
}
