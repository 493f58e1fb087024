import { readEntry, type UnfoldedLine } from "../logs/entry.ts";
import type { Envelope } from "../logs/envelopes/envelope.ts";
import type { LogLine } from "../logs/line-batch.ts";
import type { LineReceiver } from "../logs/line-scanner.ts";
import type { StreamPrefix } from "../logs/prefixes/prefix.ts";
import { readPrefix, withInner } from "../logs/prefixes/read-prefix.ts";
import type { LogEntry } from "../model/log.ts";
import type { LogWindow } from "./formats/format.ts";
import { createLineClaims } from "./line-claims.ts";
import { createLineRows } from "./line-rows.ts";

/** How many entries a format may look ahead and back. */
export const WINDOW_AHEAD = 512;
export const WINDOW_BEHIND = 64;
/** The same where the lines of a process are picked from among those of others. */
export const STREAM_AHEAD = 1024;
export const STREAM_BEHIND = 256;

/** A sliding run of log lines that are decoded only when somebody looks at them. */
export interface EntryWindow extends LogWindow, LineReceiver {
  /** Adds one line, which may be one of several of a raw line. */
  add(line: LogLine | UnfoldedLine, marks: number): void;
  /** Whether the current line may be read: enough is known of what follows it. */
  isReady(ended: boolean): boolean;
  /** The line at an offset as it is in the log, not decoded. */
  lineAt(offset: number): LogLine | undefined;
  /** The marks of the needles in it. */
  readonly marks: number;
  /** The number of that line; it grows by one per line, also where several stand for one raw line. */
  readonly position: number;
  /** Moves on by `count` lines. */
  advance(count: number): void;
  /** Moves on to the next line that has any of some marks; whether there is one yet. */
  skip(marks: number): boolean;
  /** The entry at an offset, whoever has claimed it. */
  peek(offset: number): LogEntry | undefined;
  /** What that entry may carry to tell its process from others; not yet confirmed. */
  prefixAt(offset: number): StreamPrefix | undefined;
  /** Says that processes interleave in the log, so that more of it is kept. */
  widen(): void;
  /** Claims the line at an offset: what lies beyond it is hidden. */
  claimAt(offset: number): void;
  /** Claims the lines from one offset to another, that one excluded, and hides everything before. */
  claimRun(from: number, to: number): void;
  isClaimed(offset: number): boolean;
  /** Hides everything before the current line: it is claimed. */
  claim(): void;
}

export function createEntryWindow(envelope: () => Envelope): EntryWindow {
  const rows = createLineRows(WINDOW_BEHIND, {
    readEntry: (line) => readEntry(line, envelope()),
    readPrefix: prefixOf,
  });
  const claims = createLineClaims(STREAM_AHEAD + STREAM_BEHIND);

  function peek(offset: number): LogEntry | undefined {
    return isWithinReach(offset) ? rows.entryAt(offset) : undefined;
  }

  function at(offset: number): LogEntry | undefined {
    if (offset > WINDOW_AHEAD || offset < -WINDOW_BEHIND) return undefined;
    if (claims.hides(rows.position + offset, rows.position)) return undefined;
    const entry = peek(offset);
    return entry?.boundary === true && offset !== 0 ? undefined : entry;
  }

  /** Where a process may have printed the current line, more must be known of what follows. */
  function isEnoughAhead(): boolean {
    if (rows.marksAt(0) === 0) return rows.ahead > 0;
    if (rows.ahead > STREAM_AHEAD) return true;
    return rows.ahead > WINDOW_AHEAD && rows.prefixAt(0) === undefined;
  }

  return {
    at,
    peek,
    text: (offset) => at(offset)?.text,
    take: rows.take,
    wantedFrom: rows.wantedFrom,
    moved: rows.moved,
    add: rows.add,
    isReady: (ended) => (ended && rows.ahead > 0) || isEnoughAhead(),
    lineAt: (offset) => (isWithinReach(offset) ? rows.lineAt(offset) : undefined),
    get marks() {
      return rows.marksAt(0);
    },
    get position() {
      return rows.position;
    },
    advance: rows.advance,
    skip: rows.skip,
    prefixAt: (offset) => (isWithinReach(offset) ? rows.prefixAt(offset) : undefined),
    widen: () => rows.keep(STREAM_BEHIND),
    claimAt: (offset) => claims.claim(rows.position + offset),
    isClaimed: (offset) => claims.has(rows.position + offset),
    claimRun: (from, to) => claims.claimRun(rows.position + from, rows.position + to),
    claim: () => claims.claimRun(rows.position, rows.position),
  };
}

function isWithinReach(offset: number): boolean {
  return offset <= STREAM_AHEAD && offset >= -STREAM_BEHIND;
}

/** A carrier that names the process of each line needs no confirmation. */
function prefixOf({ stream, text }: LogEntry): StreamPrefix | undefined {
  return stream === undefined ? readPrefix(text) : withInner({ key: stream, length: 0, needed: 1 }, text);
}
