import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { isRelated, readCodeFrame, skipRelated, type CodeFrame } from "./code-frame.ts";
import { parseDiagnosticLine } from "./diagnostic-line.ts";

const INDENT = 2;
const MAX_ELABORATION = 64;

/** Diagnostics of the TypeScript compiler, `tsc` and `tsc -b`, plain and pretty, also in watch mode. */
export const tsc: LogFormat = {
  id: "tsc",
  title: "TypeScript compiler",
  glance: [" TS1", " TS2", " TS3", " TS4", " TS5", " TS6", " TS7", " TS8", " TS9"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const head = parseDiagnosticLine(window.text(0) ?? "");
  if (head === undefined) return undefined;
  const { code, severity } = head;
  const elaboration = readElaboration(window);
  const message = [head.message, ...elaboration].join("\n");
  const textEnd = 1 + elaboration.length;
  const frame = head.pretty ? readFrame(window, textEnd) : undefined;
  const to = skipRelated(window, frame?.to ?? textEnd);
  const finding: Finding = { code, severity, message };
  if (head.place !== undefined) finding.place = withEnd(head.place, frame);
  return { from: 0, to, findings: [finding] };
}

/** Lines that explain the message, each indented by two more columns than the one it explains, at most. */
function readElaboration(window: LogWindow): string[] {
  const lines: string[] = [];
  let deepest = 0;
  while (lines.length < MAX_ELABORATION) {
    const text = window.text(lines.length + 1);
    if (text === undefined || isRelated(text) || parseDiagnosticLine(text) !== undefined) break;
    const depth = text.length - text.trimStart().length;
    if (depth === 0 || depth === text.length || depth % INDENT !== 0 || depth > deepest + INDENT) break;
    deepest = depth;
    lines.push(text.trimEnd());
  }
  return lines;
}

/** The code frame follows an empty line, when the compiler could read the file. */
function readFrame(window: LogWindow, from: number): CodeFrame | undefined {
  return window.text(from) === "" ? readCodeFrame(window, from + 1) : undefined;
}

function withEnd(place: PathClaim, frame: CodeFrame | undefined): PathClaim {
  if (frame?.endLine === undefined || frame.endColumn === undefined) return place;
  return { ...place, endLine: frame.endLine, endColumn: frame.endColumn };
}
