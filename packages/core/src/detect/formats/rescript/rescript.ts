import type { LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

const TITLE = /^ {2}(We've found a bug for you!|Syntax error!|Warning number (\d{1,3}).*)$/;
/** `  /app/src/Cart.res:4:9-16`, `:2:8-3:0` */
const PLACE = /^ {2}(\S.*\.resi?):(\d{1,7}):(\d{1,7})(?:-(?:(\d{1,7}):)?(\d{1,7}))?$/;
const FRAME = /^ {2,8}\d{0,7} {1,8}[│┆·]/;
const MAX_LINES = 60;

/** Errors and warnings of ReScript's compiler: a title, the place, a frame of code, and what is wrong below it. */
export const rescript: LogFormat = {
  id: "rescript",
  title: "ReScript",
  glance: ["We've found a bug for you!", "Syntax error!", "  Warning number "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const [, title, code] = TITLE.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(window.text(1) ?? "");
  if (title === undefined || place === undefined) return undefined;
  let start = 2;
  while (start < MAX_LINES && isAboveMessage(window.text(start))) start += 1;
  const lines = paragraphs(window, start);
  const told = lines.join("\n").trimEnd();
  const severity = code === undefined ? "error" : "warning";
  const finding = { severity, message: told === "" ? title : told, place } as const;
  const to = start + lines.length;
  return { from: 0, to, findings: [code === undefined ? finding : { ...finding, code }] };
}

function isAboveMessage(text: string | undefined): boolean {
  return text === "" || (text !== undefined && FRAME.test(text));
}

/** The lines down to two empty ones; those of the message are indented. */
function paragraphs(window: LogWindow, start: number): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(start + lines.length);
    const isEmpty = text?.trim() === "";
    if (text === undefined || (isEmpty && lines.at(-1) === "") || !(isEmpty || text.startsWith("  "))) break;
    lines.push(isEmpty ? "" : text.slice(2).trimEnd());
  }
  return lines;
}

function parsePlace(text: string): PathClaim | undefined {
  const [, path, line, column, endLine = line, endColumn] = PLACE.exec(text) ?? [];
  if (path === undefined) return undefined;
  const place = claim(path, Number(line), Number(column));
  if (endColumn !== undefined) {
    place.endLine = Number(endLine);
    place.endColumn = Number(endColumn);
  }
  return place;
}
