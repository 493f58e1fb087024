import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

/** In colours and where `CI` is set with Unicode, otherwise without. */
const MARKS: Readonly<Record<string, Severity>> = {
  "×": "error",
  "⚠": "warning",
  x: "error",
  "!": "warning",
};
const MAX_MESSAGE_LINES = 40;
const MAX_FRAME_LINES = 200;
const BAR = /^ {2}[│|] /;
const FRAME = /^\s*(?:╭─|,-)\[(.*)\]$/s;
const FRAME_END = /^\s*(?:╰──|`--)/;
const BAD_CONFIGURATION = "Failed to parse oxlint configuration file.";
const CONFIGURATION = "Failed to parse oxlint config ";
const CODE = /^([a-z][\w-]{0,40}\([\w/-]{1,120}\)): /;

/**
 * Reads a message behind its mark, the place at the top of the code frame, and what follows down to an empty line.
 * oxlint leaves the frame of very long ranges out: then the place is unknown.
 */
export function readDiagnostic(window: LogWindow): Match | undefined {
  const head = window.text(0) ?? "";
  const severity = head.startsWith("  ") && head[3] === " " ? MARKS[head[2] ?? ""] : undefined;
  if (severity === undefined) return undefined;
  const message = [head.slice(4).trimEnd()];
  while (message.length < MAX_MESSAGE_LINES && BAR.test(window.text(message.length) ?? ""))
    message.push((window.text(message.length) ?? "").slice(4).trimEnd());
  const place = framePlace(window.text(message.length)) ?? configurationPlace(window, message);
  if (place === undefined && !isConfiguration(window) && !CODE.test(message[0] ?? "")) return undefined;
  const to = blockEnd(window, message.length);
  return { from: 0, to, findings: [toFinding(severity, message.join("\n"), place)] };
}

/** `   ╭─[src/cart.ts:7:5]` or `   ,-[src/cart.ts:7:5]`. */
function framePlace(text: string | undefined): PathClaim | undefined {
  return parsePlace(FRAME.exec(text?.trimEnd() ?? "")?.[1] ?? "");
}

function isConfiguration(window: LogWindow): boolean {
  return window.text(-2) === BAD_CONFIGURATION;
}

/** `Failed to parse oxlint config /home/shop/.oxlintrc.json.` above `EOF while parsing a value at line 2 column 0`. */
function configurationPlace(window: LogWindow, message: readonly string[]): PathClaim | undefined {
  const head = message[0] ?? "";
  if (!head.startsWith(CONFIGURATION) || !head.endsWith(".") || !isConfiguration(window)) return undefined;
  const path = head.slice(CONFIGURATION.length, -1);
  const line = / at line (\d{1,9}) /.exec(message[1] ?? "")?.[1];
  return { path, line: line === undefined ? 1 : Math.max(1, Number(line)) };
}

function blockEnd(window: LogWindow, from: number): number {
  let offset = from;
  if (framePlace(window.text(from)) !== undefined)
    while (offset < MAX_FRAME_LINES && !FRAME_END.test(window.text(offset) ?? "╰──")) offset += 1;
  while (offset < MAX_FRAME_LINES && /^\s+\S/.test(window.text(offset) ?? "")) offset += 1;
  return offset;
}

function toFinding(severity: Severity, text: string, place: PathClaim | undefined): Finding {
  const code = CODE.exec(text)?.[1];
  const finding: Finding = { severity, message: code === undefined ? text : text.slice(code.length + 2) };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  return finding;
}
