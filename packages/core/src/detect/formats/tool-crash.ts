import { parseErrorHead } from "./error-head.ts";
import type { Finding, FrameClaim, LogWindow, Match } from "./format.ts";
import { ownPlace } from "./place.ts";
import { isV8Frame, parseV8Frame } from "./v8-frame.ts";

const MAX_FRAMES = 60;
const MODULES = /[\\/]node_modules[\\/]/;

/**
 * Reads an error with which a tool ends, known by a stack that leads into one of the tool's packages:
 * `NoFilesFoundError: No files matching the pattern "a.css" were found.`
 */
export function readToolCrash(window: LogWindow, packages: RegExp): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const head = parseErrorHead(text);
  if (head === undefined) return undefined;
  const frames: FrameClaim[] = [];
  let to = 1;
  for (; to <= MAX_FRAMES && isV8Frame(window.text(to) ?? ""); to++) {
    const frame = parseV8Frame(window.text(to) ?? "");
    if (frame !== undefined) frames.push(frame);
  }
  if (!frames.some(({ path }) => packages.test(path.split(MODULES).at(-1) ?? ""))) return undefined;
  const finding: Finding = { code: head.code ?? head.name, severity: "error", message: text, frames };
  const place = ownPlace(frames);
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}
