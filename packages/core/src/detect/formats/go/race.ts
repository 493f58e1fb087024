import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { ownGoPlace } from "../go-trace.ts";

const RULE = "==================";
const HEAD = "WARNING: DATA RACE";
const PLACE = /^ {6}(.+\.go):(\d{1,9}) \+0x[\da-f]+$/;
const MAX_LINES = 300;

/** Reads what the race detector prints between two rules. */
export function readRace(window: LogWindow): Match | undefined {
  if (window.text(0) !== HEAD) return undefined;
  const frames: FrameClaim[] = [];
  let offset = 1;
  for (; offset < MAX_LINES && window.text(offset) !== RULE; offset++) {
    const text = window.text(offset);
    if (text === undefined) break;
    const [, path, line] = PLACE.exec(text) ?? [];
    if (path !== undefined) frames.push({ path, line: Number(line) });
  }
  const finding: Finding = { severity: "error", message: "DATA RACE", frames };
  const place = ownGoPlace(frames);
  if (place !== undefined) finding.place = place;
  const to = window.text(offset) === RULE ? offset + 1 : offset;
  return { from: 0, to, findings: [finding] };
}
