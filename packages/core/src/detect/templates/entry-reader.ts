import { lastOverwrite, stripEscapes } from "../../logs/clean.ts";
import { readCarriedRecord } from "../../logs/envelopes/carried-record.ts";
import { readLevel } from "../../logs/level.ts";
import { readPrefix } from "../../logs/prefixes/read-prefix.ts";
import type { Level } from "../../model/log.ts";
import { readHeader } from "./read-header.ts";

/** The first line of an entry, its carrier and header found. The object is reused by the next call. */
export interface LiveEntry {
  /** The line without colours and carrier. */
  text: string;
  /** Where the message begins in it. */
  start: number;
  level: Level | undefined;
  /** The time as it is written; "" without one. */
  time: string;
}

/** Where a reader stands, as plain data. */
export interface EntryReaderState {
  /** Lines with a time, and others, that were read of late. */
  timed: number;
  untimed: number;
  /** Lines of the entry that was begun. */
  lines: number;
  isTraceback: boolean;
  /** Whether that entry has a time. */
  isTimed: boolean;
}

/** Reads lines that come one after the other. */
export interface EntryReader {
  state(): EntryReaderState;
  /** The entry that a line begins; undefined where it goes on with the entry before. */
  read(line: string): LiveEntry | undefined;
}

const BYTE_ORDER_MARK = "\uFEFF";
const ESCAPE = "\u001B";
/** Frames and heads of traces of Java, JavaScript, .NET, Python, Ruby, Go, Rust. */
const TRACE =
  /^(?:\s+at\s|\s+\.\.\. \d+ (?:more|common frames)|\s*Caused by: |\s+Suppressed: |\s+File ".{1,300}", line \d+|Traceback \(most recent call last\):|\s+from .{1,300}:\d+:in |\s+\d+: 0x|goroutine \d+ \[|\s*--- End of (?:inner|stack))/;
/** An error that says what kind it is, in a line that has no level. */
const FAILURE =
  /^(?:Uncaught |Unhandled )?(?:[\w$]{1,60}\.){0,12}[A-Z][\w$]{0,60}(?:Error|Exception)\b(?:\s\[\w+\])?:|^(?:panic|fatal error): |^thread '.{1,80}' panicked |^(?:fail|crit): [\w.]{1,200}\[\d+\]$/;
/** `src/a.ts(3,5): error TS1005: …`, `a.c:3:5: warning: …`, `npm error code E404`. */
const PLACED =
  /^(?:[^\s:(]{1,300}[:(]\d{1,7}[:,]\d{1,7}\)?:? (?:- )?(error|fatal error|warning)\b|npm (ERR!|error) )/;
const INDENTED = /^[ \t]/;
/** What goes on with an entry that has a time: indented lines, data that was printed below its name. */
const PART = /^(?:[ \t]|[\])}]|[{[]'|\[\{')/;
const PIPE_WITHIN = 60;
/** Once so many lines had a time, others go on with the entry before, */
const FEWEST_TIMED = 16;
/** but for a log in which so large a part has none. */
const MOST_UNTIMED = 1 / 4;
/** How many lines are looked back upon. */
const MEMORY = 512;
const LONGEST_ENTRY_LINES = 512;

/** Joins traces and lines without a header to the entry above them. Never fails. */
export function createEntryReader(before?: EntryReaderState): EntryReader {
  const entry: LiveEntry = { text: "", start: 0, level: undefined, time: "" };
  let { timed, untimed, lines, isTraceback, isTimed } = before ?? {
    timed: 0,
    untimed: 0,
    lines: 0,
    isTraceback: false,
    isTimed: false,
  };

  function isContinuation(text: string, hasHeader: boolean): boolean {
    if (lines === 0 || lines >= LONGEST_ENTRY_LINES) return false;
    if (TRACE.test(text)) {
      isTraceback = !INDENTED.test(text) || isTraceback;
      return true;
    }
    if (hasHeader) return false;
    if (text.trim() === "") return true;
    if (isTraceback) {
      if (INDENTED.test(text)) return true;
      isTraceback = false;
      return FAILURE.test(text);
    }
    if (isTimed && PART.test(text)) return true;
    return timed >= FEWEST_TIMED && untimed <= timed * MOST_UNTIMED;
  }

  function remember(hasTime: boolean): void {
    if (hasTime) timed += 1;
    else untimed += 1;
    if (timed + untimed < MEMORY) return;
    timed /= 2;
    untimed /= 2;
  }

  return {
    state: () => ({ timed, untimed, lines, isTraceback, isTimed }),
    read(line) {
      const text = cleanLine(line);
      if (!readRecord(entry, text)) {
        const header = readHeader(text);
        remember(header.timeEnd > 0);
        if (isContinuation(text, header.end > 0)) {
          lines += 1;
          return undefined;
        }
        entry.text = header.messageEnd < text.length ? text.slice(0, header.messageEnd) : text;
        entry.start = header.end;
        entry.time = text.slice(header.timeStart, header.timeEnd);
        entry.level = header.level ?? levelOf(text, header.end);
      }
      lines = 1;
      isTraceback = false;
      isTimed = entry.time !== "";
      return entry;
    },
  };
}

function cleanLine(line: string): string {
  let text = line.charCodeAt(0) === 0xfeff ? line.replace(BYTE_ORDER_MARK, "") : line;
  if (text.includes(ESCAPE)) text = stripEscapes(text);
  text = lastOverwrite(text);
  const pipe = text.indexOf(" | ");
  if (pipe === -1 || pipe > PIPE_WITHIN) return text;
  return text.slice(readPrefix(text)?.length ?? 0);
}

/** What pino, winston and other loggers write as JSON, behind whatever carries it. */
function readRecord(entry: LiveEntry, text: string): boolean {
  if (text.charCodeAt(text.length - 1) !== 0x7d) return false;
  const record = readCarriedRecord({ text })?.[0];
  if (record === undefined) return false;
  entry.text = record.text;
  entry.start = 0;
  entry.time = record.timestamp ?? "";
  entry.level = record.level;
  return true;
}

/** Of a line whose header has none: what it says of itself. */
function levelOf(text: string, start: number): Level | undefined {
  const rest = start === 0 ? text : text.slice(start);
  if (FAILURE.test(rest)) return "error";
  const placed = PLACED.exec(rest);
  if (placed !== null) return placed[1] === "warning" ? "warning" : "error";
  return readLevel(rest);
}
