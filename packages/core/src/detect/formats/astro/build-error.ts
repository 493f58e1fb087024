import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { isV8Frame } from "../v8-frame.ts";

const HEAD = /^\d\d:\d\d:\d\d \[ERROR\] \[([\w-]{1,40})\] (\S.*)$/s;
const FAILED = /^✗ Build failed in \S+$/;
const NAMED = /^\[([A-Za-z_]{1,60})\] (.*)$/s;
const STAMP = /^\d\d:\d\d:\d\d (?:\[|▶|λ|├|└)/;
/** Rolldown's drawing counts columns from 1, the location from 0. */
const DRAWN = /╭─\[ (.{1,400}) \]$/;
const MAX_LINES = 80;

/**
 * Reads an error that Astro logs, `23:05:56 [ERROR] [vite] ✗ Build failed in 176ms`, with what it shows below:
 * `[CompilerError] Unexpected token`, a place below `Location:`, a stack below `Stack trace:`.
 */
export function readBuildError(window: LogWindow): Match | undefined {
  const headline = HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[2];
  if (headline === undefined) return undefined;
  const { to, place } = readDetails(window);
  const finding: Finding = { severity: "error", message: headline };
  if (FAILED.test(headline)) Object.assign(finding, parseNamed(window.text(1)?.trimEnd() ?? headline));
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}

function parseNamed(text: string): Pick<Finding, "code" | "message"> {
  const [, code, message] = NAMED.exec(text) ?? [];
  return code === undefined || message === undefined ? { message: text } : { code, message };
}

/** Details end with the place or the stack; without either, with the headline. */
function readDetails(window: LogWindow): { to: number; place?: PathClaim } {
  let to = 1;
  let place: PathClaim | undefined;
  let drawn: PathClaim | undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined || STAMP.test(text)) break;
    drawn ??= parsePlace(DRAWN.exec(text)?.[1] ?? "");
    if (text === "  Location:") place = parsePlace(window.text(offset + 1)?.trim() ?? "");
    if (text === "  Location:") to = offset + 2;
    else if (text === "  Stack trace:" || isV8Frame(text)) to = offset + 1;
  }
  if (place === undefined) return { to };
  const column = drawn?.line === place.line ? drawn.column : undefined;
  return { to, place: column === undefined ? place : { ...place, column } };
}
