import type { Finding, FrameClaim, LogWindow, Match, PathClaim } from "../format.ts";
import { parseErrorHead } from "../error-head.ts";
import { parseImporter } from "../importer.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

export const CRASH = "Oops! Something went wrong!";
const MAX_LINES = 120;
const MAX_EMPTY = 4;
const OCCURRED = "Occurred while linting ";
const RULE = 'Rule: "';

/** Reads what ESLint prints when it cannot lint at all: a broken configuration, a rule that throws. */
export function readCrash(window: LogWindow): Match | undefined {
  if (window.text(0)?.startsWith(CRASH) !== true) return undefined;
  const from = messageStart(window);
  if (from === undefined) return undefined;
  const message: string[] = [];
  const frames: FrameClaim[] = [];
  let offset = from;
  let isMessage = true;
  for (; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text === "" && !continues(window, offset))) break;
    const frame = parseV8Frame(text);
    if (frame !== undefined) frames.push(frame);
    if (text === "" || isV8Frame(text)) isMessage = false;
    if (isMessage) message.push(text);
  }
  return { from: 0, to: offset, findings: [toFinding(message, frames)] };
}

/** The message stands below the version line `ESLint: 9.39.5` and an empty line. */
function messageStart(window: LogWindow): number | undefined {
  for (let offset = 1; offset < 5; offset++)
    if (window.text(offset)?.startsWith("ESLint: ") === true) return skipEmpty(window, offset + 1);
  return undefined;
}

/** Advice on an old configuration stands below one empty line more. */
function skipEmpty(window: LogWindow, from: number): number {
  let offset = from;
  while (offset < from + MAX_EMPTY && window.text(offset)?.trim() === "") offset += 1;
  return offset;
}

/** Whether an empty line is followed by the stack of the same error. */
function continues(window: LogWindow, offset: number): boolean {
  return isV8Frame(window.text(offset + 1) ?? "");
}

function toFinding(lines: readonly string[], frames: FrameClaim[]): Finding {
  const source = readSource(lines);
  const text = source?.message ?? lines;
  const head = parseErrorHead(text[0] ?? "");
  const rule = text.find((line) => line.startsWith(RULE))?.slice(RULE.length, -1);
  const place = source?.place ?? lintedPlace(text) ?? ownPlace(frames) ?? parseImporter(text[0] ?? "");
  const code = rule ?? head?.code ?? head?.name;
  const finding: Finding = { severity: "error", message: text.join("\n") };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return finding;
}

/** The line of code that Node shows above an error in a module: its place, the code, a line of carets, the error. */
function readSource(lines: readonly string[]): { place: PathClaim; message: readonly string[] } | undefined {
  const place = parsePlace(lines[0] ?? "");
  const from = lines.findIndex((line) => parseErrorHead(line) !== undefined);
  return place === undefined || from < 1 ? undefined : { place, message: lines.slice(from) };
}

function lintedPlace(lines: readonly string[]): PathClaim | undefined {
  const path = lines.find((line) => line.startsWith(OCCURRED))?.slice(OCCURRED.length);
  return path === undefined ? undefined : (parsePlace(path) ?? { path, line: 1 });
}
