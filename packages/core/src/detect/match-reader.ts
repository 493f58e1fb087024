import { leadingTime } from "../logs/envelopes/iso-time.ts";
import { prefixWithKey, type StreamPrefix } from "../logs/prefixes/prefix.ts";
import type { LogContext } from "../model/log.ts";
import { isSilent } from "./carrier.ts";
import { createConfirmPrefix } from "./confirm-prefix.ts";
import { createScriptEcho } from "./script-echo.ts";
import type { EntryWindow } from "./entry-window.ts";
import type { LogFormat, LogWindow } from "./formats/format.ts";
import { glancedFormats } from "./glanced-formats.ts";
import { readMatch, type ReadMatch } from "./read-match.ts";
import { createStreamWindow, type StreamWindow } from "./stream-window.ts";

/** A match with the window that its offsets are of, and what the prefix of its lines says of them. */
export interface WindowMatch extends ReadMatch {
  window: LogWindow;
  /** 1-based line of the raw log that it was read at. */
  line: number;
  context: LogContext;
  /** The process; empty for lines as they are. */
  stream: string;
}

/** The last match of a process, and the position of the last line it claimed. */
interface LastMatch {
  read: ReadMatch;
  position: number;
}

/** The lines of a log of one process; offsets are the window's own. */
interface WholeWindow extends LogWindow {
  offsetOf: undefined;
}

/** Stands for the lines as they are, whoever printed them. */
const NO_PREFIX: StreamPrefix = { key: "", length: 0, needed: 1 };
/** More processes than these are not followed at the same time. */
const MOST_STREAMS = 256;

/**
 * Makes a function that reads the match at a window's current line, of output or of a command, and claims its lines. Where the line carries the
 * prefix of a process, the match is of that process' lines alone, and all others stay to be read.
 */
export function createMatchReader(
  formats: readonly LogFormat[],
  window: EntryWindow,
  onMatch: (match: WindowMatch) => void,
): (isOutput: boolean) => void {
  const isConfirmed = createConfirmPrefix();
  const echoedContext = createScriptEcho(window);
  /** The latest one last. */
  const lastMatches = new Map<string, LastMatch>();
  let latest: string | undefined;
  /** What the formats look for, once it is asked for. */
  let marks: string | undefined;
  const whole: WholeWindow = { at: window.at, text: window.text, offsetOf: undefined };

  /** Whether there was a match. */
  function readStream(
    stream: StreamWindow | WholeWindow,
    { key, context = {} }: StreamPrefix,
    isOutput: boolean,
  ): boolean {
    const entry = stream.at(0);
    if (entry === undefined) return false;
    const last = lastMatches.get(key);
    const previous =
      last !== undefined && isNext(window, key, last.position)
        ? { ...last.read, next: entry.line }
        : undefined;
    const glanced = glancedFormats(formats, entry);
    const isTold = isOutput && !isSilent(entry);
    const asked = isTold ? glanced : glanced.filter(({ readsCommands }) => readsCommands);
    const read = readMatch(asked, stream, entry, previous);
    if (read === undefined) return false;
    const ofScript = echoedContext(key);
    onMatch({ ...read, window: stream, line: entry.line, context: { ...ofScript, ...context }, stream: key });
    remember(key, { read, position: window.position + claim(window, stream, read) });
    return true;
  }

  function remember(key: string, last: LastMatch): void {
    if (key !== latest) lastMatches.delete(key);
    latest = key;
    lastMatches.set(key, last);
    if (lastMatches.size <= MOST_STREAMS) return;
    const [oldest] = lastMatches.keys();
    if (oldest !== undefined) lastMatches.delete(oldest);
  }

  /** Whether the prefix is what a tool marks its own messages with: `[vite] Internal server error`, `make: *** …`. */
  function isMark({ isLoose, length }: StreamPrefix, text: string, start: number): boolean {
    if (isLoose !== true) return false;
    const mark = text.slice(start, length).trim();
    marks ??= formats.flatMap(({ glance }) => glance).join("\n");
    return marks.includes(mark.slice(leadingTime(mark)?.length ?? 0).trim());
  }

  return (isOutput) => {
    const text = window.peek(0)?.text ?? "";
    const outer = window.prefixAt(0);
    for (const prefix of [outer?.inner, outer]) {
      const start = prefix === outer ? 0 : (outer?.length ?? 0);
      if (prefix === undefined || isMark(prefix, text, start) || !isConfirmed(window, prefix)) continue;
      if (readStream(createStreamWindow(window, prefix), prefix, isOutput) || !isWord(prefix, text, start))
        return;
    }
    readStream(whole, NO_PREFIX, isOutput);
  };
}

/** Whether what looks like a process may be a word of the tool's own: `cart: adds_test...*failed*`. */
function isWord({ isLoose, length }: StreamPrefix, text: string, start: number): boolean {
  return isLoose === true && /(?:^|\s)[\w./@-]+: $/.test(text.slice(start, length));
}

/** Claims the lines of a match; the offset of its last one in the whole window. */
function claim(window: EntryWindow, { offsetOf }: StreamWindow | WholeWindow, { match }: ReadMatch): number {
  if (offsetOf === undefined) {
    window.claimRun(match.from, match.to);
    return match.to - 1;
  }
  let last = 0;
  for (let offset = match.from; offset < match.to; offset++) {
    const claimed = offsetOf(offset);
    if (claimed === undefined) continue;
    window.claimAt(claimed);
    last = claimed;
  }
  return last;
}

/** Whether the window stands on the line that follows a certain one among those of a process. */
function isNext(window: EntryWindow, key: string, position: number): boolean {
  if (key === NO_PREFIX.key) return position === window.position - 1;
  for (let offset = -1; window.position + offset > position; offset--) {
    if (window.peek(offset) === undefined || prefixWithKey(window.prefixAt(offset), key) !== undefined)
      return false;
  }
  return true;
}
