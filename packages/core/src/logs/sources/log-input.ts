/** One log to read: its name and its bytes, already unpacked. */
export interface LogInput {
  source: string;
  /** Job the whole log belongs to, when its container tells. */
  job?: string;
  /** To be read before the next log is asked for, each chunk before the next one: their memory may be used again. */
  chunks: AsyncIterable<Uint8Array>;
}
