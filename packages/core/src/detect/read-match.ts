import type { LogEntry } from "../model/log.ts";
import type { LogFormat, LogWindow, Match } from "./formats/format.ts";

/** A match with the format that made it and the line after it. */
export interface ReadMatch {
  format: LogFormat;
  match: Match;
  next: number;
}

/** Asks the formats in their order; the first that reads something at the window's entry has it. */
export function readMatch(
  formats: readonly LogFormat[],
  window: LogWindow,
  entry: LogEntry,
  previous: ReadMatch | undefined,
): ReadMatch | undefined {
  for (const format of formats) {
    if (!isGlanced(format, entry)) continue;
    const continued =
      previous?.format === format && previous.next === entry.line ? previous.match : undefined;
    const match = format.read(window, continued);
    if (match !== undefined && match.to >= 1) return { format, match, next: entry.line + match.to };
  }
  return undefined;
}

function isGlanced(format: LogFormat, entry: LogEntry): boolean {
  if (entry.marker !== undefined && format.markers?.includes(entry.marker) === true) return true;
  return format.glance.some((literal) => entry.text.includes(literal));
}
