import type { Finding, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

/** How Vitest begins what it says of an error at the end of a run. */
export const CLOSING = "error during close ";

const MAX_STACK_LINES = 40;

/** What tears a run down is told below the summary: `error during close Error: could not stop the container`, its stack. */
export function readClosing(window: LogWindow, text: string): Match | undefined {
  if (!text.startsWith(CLOSING)) return undefined;
  const lines = [text.slice(CLOSING.length).trimEnd()];
  while (lines.length < MAX_STACK_LINES && isV8Frame(window.text(lines.length) ?? ""))
    lines.push(window.text(lines.length) ?? "");
  const { message, code, place, frames } = readStackFailure(lines);
  const finding: Finding = { severity: "error", message };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: lines.length, findings: [finding] };
}
