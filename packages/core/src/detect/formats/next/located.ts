import { parseCompilerError } from "../compiler-error.ts";
import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parseSwcDrawing } from "../swc-drawing.ts";

const SAID =
  /^(?:(Type error|Syntax error|Error|Module not found|Attempted import error|Module parse failed)):/;
const PATH = /^(?:\.{1,2}\/)?[^\s:<>()|][^:<>|]{0,400}\.\w{1,8}(?::\d{1,9}:\d{1,9})?$/;
const EXCERPT = /^(?:> | {2}| {0,4}\d{1,9} )\s{0,8}(?:\d{0,9} ?\|)/;
const MAX_MESSAGE_LINES = 16;
const MAX_LINES = 60;

/**
 * Reads a message below the file it is about: `./lib/cart.ts:7:49`, `Type error: Property 'prise' does not exist …`;
 * `./app/page.tsx`, `Error:   x Expression expected` with swc's drawing.
 */
export function readLocated(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const kind = SAID.exec(text)?.[1];
  const path = window.text(-1)?.trimEnd() ?? "";
  if (kind === undefined || !PATH.test(path) || !(path.startsWith(".") || kind === "Type error"))
    return undefined;
  const place = parsePlace(path) ?? { path, line: 1 };
  const lines = linesFrom(window);
  const drawing = parseSwcDrawing(lines);
  if (drawing !== undefined)
    return match(drawing.length, { severity: "error", message: drawing.message, place: drawing.place });
  if (kind === "Syntax error") return match(excerptEnd(lines, 1), syntaxError(text, place));
  const tail = readTail(lines);
  const message = [text.slice(kind === "Error" || kind === "Type error" ? kind.length + 2 : 0), ...tail];
  const severity = kind === "Attempted import error" ? "warning" : "error";
  return match(excerptEnd(lines, 1 + tail.length), { severity, message: message.join("\n"), place });
}

function match(to: number, finding: Finding): Match {
  return { from: -1, to, findings: [finding] };
}

function syntaxError(text: string, place: PathClaim): Finding {
  const said = parseCompilerError(text);
  return {
    severity: "error",
    message: said.message,
    place: place.column === undefined ? (said.place ?? place) : place,
  };
}

/** Further lines of a message are indented. */
function readTail(lines: readonly string[]): string[] {
  const end = lines.findIndex((line, index) => index > 0 && (!line.startsWith("  ") || EXCERPT.test(line)));
  return lines
    .slice(1, Math.min(end === -1 ? lines.length : end, MAX_MESSAGE_LINES))
    .filter((line) => !line.trim().startsWith("Learn more:"))
    .map((line) => line.trimEnd());
}

function excerptEnd(lines: readonly string[], from: number): number {
  let end = from;
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (EXCERPT.test(line)) end = index + 1;
    else if (line.trim() !== "") break;
  }
  return end;
}

function linesFrom(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length);
    if (text === undefined) break;
    lines.push(text);
  }
  return lines;
}
