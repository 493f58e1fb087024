import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const WOULD_REFORMAT = /^would reformat (\S.*\.(?:pyi?|ipynb))$/;
const CANNOT_FORMAT = "error: cannot format ";
const CANNOT_PARSE = "Cannot parse";
const POSITION = /: (\d{1,9}):(\d{1,9})(?::|$)/;

/** Files that Black would change or cannot read. */
export const black: LogFormat = {
  id: "black",
  title: "Black",
  glance: ["would reformat ", "cannot format "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const path = WOULD_REFORMAT.exec(text)?.[1];
  if (path !== undefined)
    return toMatch(1, { severity: "error", message: "would reformat", place: { path, line: 1 } });
  return text.startsWith(CANNOT_FORMAT)
    ? readUnparsable(window, text.slice(CANNOT_FORMAT.length))
    : undefined;
}

/** `error: cannot format src/broken.py: Cannot parse: 1:11`, with the line of code, a caret and the parser's word below. */
function readUnparsable(window: LogWindow, text: string): Match {
  const end = text.indexOf(": ");
  const path = end === -1 ? text : text.slice(0, end);
  const message = end === -1 ? "cannot format" : text.slice(end + 2);
  const [, line = "0", column] =
    (message.startsWith(CANNOT_PARSE) ? POSITION.exec(message) : undefined) ?? [];
  const to = /^ *\^$/.test(window.text(2) ?? "") ? 3 : 1;
  const reason = /^\w*Error: /.test(window.text(to) ?? "") ? 1 : 0;
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column) + 1);
  return toMatch(to + reason, { severity: "error", message, place });
}

function toMatch(to: number, finding: Finding): Match {
  return { from: 0, to, findings: [finding] };
}
