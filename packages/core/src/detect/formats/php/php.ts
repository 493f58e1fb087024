import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD =
  /^(?:PHP )?(Fatal error|Parse error|Recoverable fatal error|Warning|Notice|Deprecated|Strict Standards): {1,2}(\S.*)$/;
const MILD: ReadonlySet<string> = new Set(["Warning", "Notice", "Deprecated", "Strict Standards"]);
const UNCAUGHT = "Uncaught ";
const THROWN = /^ {2}thrown in (\S.*) on line (\d{1,9})$/;
const FRAME = /^#\d{1,6} /;
const CLASS = /^((?:[A-Za-z_]\w*\\)*[A-Z]\w*)(?::|$)/;
const OWN = /^(.*) in (\S.{0,300}):(\d{1,9})$/;
const LIBRARY = /^\/usr\/|(?:^|[\\/])vendor[\\/]|^phar:/;
const MAX_LINES = 200;

/** Fatal errors, parse errors and warnings of PHP. */
export const php: LogFormat = {
  id: "php",
  title: "PHP",
  glance: [
    "Fatal error: ",
    "Parse error: ",
    "fatal error: ",
    "Warning: ",
    "Notice: ",
    "Deprecated: ",
    "Strict Standards: ",
  ],
  read,
};

/** `PHP Fatal error:  Uncaught CartException: no items in src/main.php:6`, a trace below; others end in `in src/main.php on line 8`. */
function read(window: LogWindow): Match | undefined {
  const [, level, text] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (level === undefined || text === undefined) return undefined;
  const severity = MILD.has(level) ? "warning" : "error";
  if (text.startsWith(UNCAUGHT)) return readUncaught(window, text.slice(UNCAUGHT.length));
  const place = parseTail(text);
  if (place === undefined) return undefined;
  const message = text.slice(0, text.lastIndexOf(" in "));
  return { from: 0, to: 1, findings: [{ severity, message, place }] };
}

function readUncaught(window: LogWindow, head: string): Match | undefined {
  const frames: FrameClaim[] = [];
  let said = head;
  let own: Finding | undefined;
  let isTraced = false;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    const [, path, line] = THROWN.exec(text) ?? [];
    if (path !== undefined) {
      const place = { path, line: Number(line) };
      const message = withoutPlace(said);
      const code = CLASS.exec(message)?.[1];
      const finding: Finding = { severity: "error", message, place, frames: [place, ...frames] };
      if (code !== undefined) finding.code = code.slice(code.lastIndexOf("\\") + 1);
      return { from: 0, to: offset + 1, findings: [LIBRARY.test(path) ? (own ?? finding) : finding] };
    }
    if (text === "Stack trace:") isTraced = true;
    else if (!isTraced && text !== "" && !text.startsWith("Next ")) said += `\n${text}`;
    const frame = parseFrame(text);
    if (frame !== undefined) frames.push(frame);
    if (text.startsWith("Next ")) {
      own ??= toOwn(said);
      isTraced = false;
      said = text.slice("Next ".length);
      frames.length = 0;
    }
  }
  return undefined;
}

/** What a library caught and threw on, where it was thrown in other code: `ParseError: … in /home/shop/a.php:3`. */
function toOwn(said: string): Finding | undefined {
  const [, message, path, line] = OWN.exec(said) ?? [];
  if (message === undefined || path === undefined || LIBRARY.test(path)) return undefined;
  const code = CLASS.exec(message)?.[1];
  const finding: Finding = { severity: "error", message, place: { path, line: Number(line) } };
  return code === undefined ? finding : { ...finding, code: code.slice(code.lastIndexOf("\\") + 1) };
}

/** A message of one line ends in its place. */
function withoutPlace(text: string): string {
  const end = /:\d{1,9}$/.test(text) ? text.lastIndexOf(" in ") : -1;
  return end === -1 ? text : text.slice(0, end);
}

function parseTail(text: string): { path: string; line: number } | undefined {
  const line = / on line (\d{1,9})$/.exec(text);
  const start = text.lastIndexOf(" in ");
  if (line === null || start === -1 || start + 4 >= line.index) return undefined;
  return { path: text.slice(start + 4, line.index), line: Number(line[1]) };
}

/** `#0 /home/shop/src/main.php(11): intdiv()` */
function parseFrame(text: string): FrameClaim | undefined {
  const start = FRAME.exec(text)?.[0].length;
  const end = text.indexOf("): ");
  const open = text.lastIndexOf("(", end);
  const line = text.slice(open + 1, end);
  if (start === undefined || end === -1 || open <= start || !/^\d{1,9}$/.test(line)) return undefined;
  return { path: text.slice(start, open), line: Number(line), symbol: text.slice(end + 3) };
}
