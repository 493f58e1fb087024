import { setImmediate as turn } from "node:timers/promises";
import { createReading, type Config, type LogInput, type Reading } from "@hephaestus/core";

export interface ReadOptions {
  patterns: Config["patterns"];
  most: number;
  signal: AbortSignal;
  /** Is told the lines read so far. */
  onLines: (lines: number) => void;
}

/** Reads logs to their end; others have their turn between two chunks. Throws the signal's reason where it is aborted. */
export async function readLog(
  inputs: AsyncIterable<LogInput>,
  { patterns, most, signal, onLines }: ReadOptions,
): Promise<Reading> {
  const reading = createReading(patterns, most);
  let lines = 0;
  for await (const { chunks, ...log } of inputs) {
    const reader = reading.open(log);
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      reader.push(chunk);
      onLines(lines + reader.lines);
      await turn();
    }
    lines += reader.lines;
    reader.end();
  }
  return reading.soFar();
}
