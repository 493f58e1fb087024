import type { LogInput } from "../logs/sources/log-input.ts";
import { tunedForReading } from "../logs/tuned-for-reading.ts";
import type { EngineOptions } from "./engine-parts.ts";
import { createReading, type Reading } from "./reading.ts";

type ReadingOptions = Pick<EngineOptions, "progress" | "config">;

/** Reads logs one after the other to their end. */
export async function readLogs(inputs: AsyncIterable<LogInput>, options: ReadingOptions): Promise<Reading> {
  return tunedForReading(async () => readEach(inputs, options));
}

async function readEach(
  inputs: AsyncIterable<LogInput>,
  { progress, config }: ReadingOptions,
): Promise<Reading> {
  const reading = createReading(config.patterns);
  let lines = 0;
  for await (const { chunks, ...log } of inputs) {
    const reader = reading.open(log);
    for await (const chunk of chunks) {
      reader.push(chunk);
      progress({ phase: "read", count: lines + reader.lines });
    }
    lines += reader.lines;
    reader.end();
  }
  return reading.soFar();
}
