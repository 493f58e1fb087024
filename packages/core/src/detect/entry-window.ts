import { readEntry } from "../logs/entry.ts";
import type { Envelope } from "../logs/envelopes/envelope.ts";
import type { LogLine } from "../logs/line-scanner.ts";
import type { LogEntry } from "../model/log.ts";
import type { LogWindow } from "./formats/format.ts";

/** How many entries a format may look ahead and back. */
export const WINDOW_AHEAD = 512;
export const WINDOW_BEHIND = 64;
/** A line that waits is not worth holding a chunk larger than this for. */
const MOST_HELD_BYTES = 64 * 1024;

/** A sliding run of log lines that are decoded only when somebody looks at them. */
export interface EntryWindow extends LogWindow {
  add(line: LogLine): void;
  /** Whether the current line may be read: enough is known of what follows it. */
  isReady(ended: boolean): boolean;
  /** The line the window stands on. */
  current(): LogLine | undefined;
  /** Moves on by `count` lines. */
  advance(count: number): void;
  /** Hides everything before the current line: it is claimed. */
  claim(): void;
}

export function createEntryWindow(envelope: () => Envelope): EntryWindow {
  let lines: LogLine[] = [];
  let entries: (LogEntry | undefined)[] = [];
  let position = 0;
  let claimedBefore = 0;
  /** Lines from here on are of the chunk that is being read. */
  let chunkStart = 0;

  function at(offset: number): LogEntry | undefined {
    const index = position + offset;
    const line = lines[index];
    if (line === undefined || offset > WINDOW_AHEAD || offset < -WINDOW_BEHIND || line.number < claimedBefore)
      return undefined;
    return (entries[index] ??= readEntry(line, envelope()));
  }

  function drop(): void {
    const dropped = position - WINDOW_BEHIND;
    if (dropped <= 0) return;
    lines = lines.slice(dropped);
    entries = entries.slice(dropped);
    position -= dropped;
    chunkStart = Math.max(0, chunkStart - dropped);
  }

  /** Lets go of the chunk that ended: the lines that still wait get bytes of their own. */
  function leaveChunk(): void {
    drop();
    for (; chunkStart < lines.length; chunkStart++) {
      const line = lines[chunkStart];
      if (line !== undefined && line.bytes.length > MOST_HELD_BYTES) lines[chunkStart] = withOwnBytes(line);
    }
  }

  return {
    at,
    text: (offset) => at(offset)?.text,
    add(line) {
      if (lines.length > 0 && lines.at(-1)?.bytes !== line.bytes) leaveChunk();
      lines.push(line);
    },
    isReady: (ended) =>
      position < lines.length &&
      (ended || lines.length - position > WINDOW_AHEAD || lines[position]?.hit === false),
    current: () => lines[position],
    advance(count) {
      position = Math.min(position + count, lines.length);
      if (position > WINDOW_AHEAD * 4) drop();
    },
    claim() {
      claimedBefore = lines[position]?.number ?? (lines.at(-1)?.number ?? 0) + 1;
    },
  };
}

function withOwnBytes(line: LogLine): LogLine {
  const bytes = Buffer.from(line.bytes.subarray(line.start, line.end));
  return { ...line, bytes, start: 0, end: bytes.length };
}
