import type { LogMarker } from "../../model/log.ts";
import type { Peeled } from "./envelope.ts";

const START = "##[";

const MARKERS: ReadonlyMap<string, LogMarker> = new Map([
  ["error", "error"],
  ["warning", "warning"],
  ["notice", "notice"],
  ["command", "command"],
  ["debug", "debug"],
  ["section", "group"],
  ["group", "group"],
  ["endgroup", "end-group"],
]);

/** Takes the mark of a runner off a line: `##[error]Process completed with exit code 1.` */
export function peelMarker(line: string): Peeled {
  const close = line.startsWith(START) ? line.indexOf("]", START.length) : -1;
  const marker = close === -1 ? undefined : MARKERS.get(line.slice(START.length, close));
  if (marker === undefined) return { text: line };
  const level = marker === "error" || marker === "warning" ? { level: marker } : {};
  return { text: line.slice(close + 1), marker, ...level };
}
