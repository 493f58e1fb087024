import { isClosingLine } from "../logs/envelopes/closing-line.ts";
import { leadingTime } from "../logs/envelopes/iso-time.ts";
import { prefixWithKey, type StreamPrefix } from "../logs/prefixes/prefix.ts";
import type { LogEntry } from "../model/log.ts";
import {
  STREAM_AHEAD,
  STREAM_BEHIND,
  WINDOW_AHEAD,
  WINDOW_BEHIND,
  type EntryWindow,
} from "./entry-window.ts";
import type { LogWindow } from "./formats/format.ts";

/** Of a log in which several processes interleave, the lines of one, without its prefix. */
export interface StreamWindow extends LogWindow {
  /** Where a line of the process lies in the whole window. */
  offsetOf(offset: number): number | undefined;
}

/** The lines of the process that printed the current line of a window; those that are claimed end it. */
export function createStreamWindow(window: EntryWindow, prefix: StreamPrefix): StreamWindow {
  const ahead = createWalk(window, prefix.key, 1);
  const behind = createWalk(window, prefix.key, -1);
  const entries = new Map<number, LogEntry>();

  function offsetOf(offset: number): number | undefined {
    if (offset > WINDOW_AHEAD || offset < -WINDOW_BEHIND) return undefined;
    return offset < 0 ? behind(-offset) : ahead(offset);
  }

  function at(offset: number): LogEntry | undefined {
    const known = entries.get(offset);
    if (known !== undefined) return known;
    const raw = offsetOf(offset);
    const entry = raw === undefined ? undefined : window.peek(raw);
    if (raw === undefined || entry === undefined) return undefined;
    const own = withoutPrefix(entry, prefixWithKey(window.prefixAt(raw), prefix.key));
    if (offset !== 0 && isClosingLine(own.text)) return undefined;
    entries.set(offset, own);
    return own;
  }

  return { at, text: (offset) => at(offset)?.text, offsetOf };
}

/** Finds the n-th line of a process in one direction, and walks no stretch twice. */
function createWalk(window: EntryWindow, key: string, step: 1 | -1): (count: number) => number | undefined {
  const found = [0];
  const end = step === 1 ? STREAM_AHEAD : -STREAM_BEHIND;
  let reached = 0;
  let isEnded = false;
  return (count) => {
    while (found.length <= count && !isEnded && reached !== end) {
      reached += step;
      if (prefixWithKey(window.prefixAt(reached), key) === undefined) continue;
      if (window.isClaimed(reached)) isEnded = true;
      else found.push(reached);
    }
    return found[count];
  };
}

/** `web-1  | 2026-11-20T09:01:02.123456789Z text` has both a prefix and a time; another layout's is the program's own. */
function withoutPrefix(entry: LogEntry, prefix: StreamPrefix | undefined): LogEntry {
  const text = entry.text.slice(prefix?.length ?? 0);
  const whole = entry.whole?.slice(prefix?.length ?? 0);
  const echo = prefix?.echo === true ? { marker: "command" as const } : {};
  const timestamp = entry.timestamp === undefined ? leadingTime(text) : undefined;
  if (timestamp?.includes("T") !== true || !text.startsWith(" ", timestamp.length))
    return { ...entry, ...echo, text, whole };
  return {
    ...entry,
    ...echo,
    timestamp,
    text: text.slice(timestamp.length + 1),
    whole: whole?.slice(timestamp.length + 1),
  };
}
