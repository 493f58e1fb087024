import { parseCompactLine } from "../compact-line.ts";
import type { Finding, LogFormat } from "../format.ts";
import { parsePlace } from "../place.ts";
import { JSON_START, readJson } from "./json.ts";
import { readRows } from "./rows.ts";

const UNIX_TAIL = / \[(error|warning|info)\/([a-z][a-z0-9-]{1,60})\]$/;
const UNIX_PLACE = /:\d{1,9}:\d{1,9}: /;
const MARKUP = /\.html?$/;

/** HTMLHint's formatters `default`, `compact`, `unix` and `json`. */
export const htmlhint: LogFormat = {
  id: "htmlhint",
  title: "HTMLHint",
  glance: ["^ ", ", error - ", ", warning - ", " [error/", " [warning/", " [info/", JSON_START],
  read(window) {
    const finding = readCompact(window.text(0) ?? "") ?? readUnix(window.text(0) ?? "");
    return finding === undefined
      ? (readRows(window) ?? readJson(window))
      : { from: 0, to: 1, findings: [finding] };
  },
};

function readCompact(text: string): Finding | undefined {
  const line = parseCompactLine(text);
  if (line === undefined || !MARKUP.test(line.place.path)) return undefined;
  const { level, ...rest } = line;
  return level === "error" || level === "warning" ? { ...rest, severity: level } : undefined;
}

/** `/home/shop/index.html:4:23: The id value [ a ] must be unique. [error/id-unique]`. */
function readUnix(text: string): Finding | undefined {
  const end = text.trimEnd();
  const tail = UNIX_TAIL.exec(end);
  const found = tail === null ? null : UNIX_PLACE.exec(end);
  if (tail === null || found === null || tail[2] === undefined) return undefined;
  const start = found.index + found[0].length;
  const place = parsePlace(end.slice(0, start - 2));
  if (place === undefined) return undefined;
  return {
    code: tail[2],
    severity: tail[1] === "error" ? "error" : "warning",
    message: end.slice(start, tail.index),
    place,
  };
}
