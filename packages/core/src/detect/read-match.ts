import type { LogEntry } from "../model/log.ts";
import { WINDOW_AHEAD, WINDOW_BEHIND } from "./entry-window.ts";
import type { Finding, LogFormat, LogWindow, Match } from "./formats/format.ts";

/** A match with the format that made it and the line after it. */
export interface ReadMatch {
  format: LogFormat;
  match: Match;
  next: number;
}

/** Asks formats that have something to see at the window's entry, in their order; the first that reads something has it. */
export function readMatch(
  formats: readonly LogFormat[],
  window: LogWindow,
  entry: LogEntry,
  previous: ReadMatch | undefined,
): ReadMatch | undefined {
  for (const format of formats) {
    const continued =
      previous?.format === format && previous.next === entry.line ? previous.match : undefined;
    const read = format.read(window, continued);
    if (read === undefined || read.to < 1) continue;
    const match = withinWindow(read, window);
    return { format, match, next: entry.line + match.to };
  }
  return undefined;
}

/** A match claims no line that another has claimed, and none that the format cannot have seen. */
function withinWindow(match: Match, window: LogWindow): Match {
  let from = Math.min(0, Math.max(match.from, -WINDOW_BEHIND));
  while (from < 0 && window.at(from) === undefined) from += 1;
  let to = Math.min(match.to, WINDOW_AHEAD + 1);
  while (to > 1 && window.at(to - 1) === undefined) to -= 1;
  return { ...match, from, to, findings: match.findings.map((finding) => clamped(finding, from, to - 1)) };
}

function clamped(finding: Finding, first: number, last: number): Finding {
  if (finding.lines === undefined) return finding;
  const from = Math.min(Math.max(finding.lines.from, first), last);
  return { ...finding, lines: { from, to: Math.min(Math.max(finding.lines.to, from), last) } };
}
