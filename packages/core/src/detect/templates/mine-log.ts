import { createLineCutter } from "../../logs/sources/stream-lines.ts";
import { createEntryReader } from "./entry-reader.ts";
import { createEventClock } from "./event-clock.ts";
import { createTemplateMiner, type TemplateMiner } from "./template-miner.ts";
import type { Template } from "./template.ts";

/** Mines a log that comes in pieces. */
export interface LogMiner {
  push(chunk: Uint8Array): void;
  end(): void;
  readonly lines: number;
}

/**
 * Feeds the entries of one log to a miner. `onLine` is told the template of each line: that of its entry, undefined for lines
 * before the first. Templates may turn out to be one later, see `currentTemplate`. The clock tells the year that
 * a log leaves out.
 */
export function mineLog(
  onLine: (template: Template | undefined) => void = () => undefined,
  miner: TemplateMiner = createTemplateMiner(),
  clock: () => number = Date.now,
): LogMiner {
  const reader = createEntryReader();
  const timeOf = createEventClock(clock);
  let current: Template | undefined;
  let lines = 0;
  const cutter = createLineCutter((line) => {
    lines += 1;
    const entry = reader.read(line);
    if (entry !== undefined) {
      const time = entry.time === "" ? undefined : timeOf(entry.time);
      current = miner.add(entry.text, entry.start, time);
    }
    onLine(current);
  });
  return {
    push: cutter.push,
    end: cutter.end,
    get lines() {
      return lines;
    },
  };
}
