import type { LogInput } from "./log-input.ts";
import type { LogSource } from "./stream-source.ts";
import { streamSource } from "./stream-readable.ts";

/** Logs from their beginning to their end, one after the other, as fast as they are taken. */
export function replaySource(logs: AsyncIterable<LogInput>): LogSource {
  return {
    async *read(before, signal) {
      for await (const { source, chunks } of logs) {
        if (signal.aborted) return;
        yield* streamSource(source, chunks).read(before, signal);
      }
    },
  };
}
