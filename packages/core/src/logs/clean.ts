const ESCAPE = 0x1b;
const BELL = 0x07;
const BACKSLASH = 0x5c;
/** C1 controls that stand for two bytes: `\u009b` for `ESC [`, and so on. */
const CONTROL_SEQUENCE = 0x9b;
const STRING_TERMINATOR = 0x9c;
const STRING_STARTS = "\u0090\u0098\u009d\u009e\u009f";
const ESCAPED_STRING_STARTS = "PX]^_";
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const INTRODUCER = /[\u001b\u0090\u0098\u009b\u009d-\u009f]/;

/** What a terminal shows of a line after carriage returns: the last part that is not empty. */
export function lastOverwrite(text: string): string {
  if (!text.includes("\r")) return text;
  const line = withoutLineEnd(text);
  return line.slice(line.lastIndexOf("\r") + 1);
}

/** A picture of npm's spinner, the way back to the start of the line, and what wipes it out. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const SPINNER = /[\u2800-\u28ff\\|/-]\u001b\[1G\u001b\[0?K/g;

/** The line without spinners, escapes and line end. */
export function withoutEscapes(raw: string): string {
  const text = raw.includes("\u001b[1G") ? raw.replace(SPINNER, "") : raw;
  return withoutLineEnd(stripEscapes(text));
}

/** The line without the carriage returns at its end. */
export function withoutLineEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x0d) end -= 1;
  return text.slice(0, end);
}

/**
 * Removes ANSI escape sequences (ECMA-48: CSI, OSC and other strings, shorter escapes, and their C1 forms) in one pass:
 * `\u001b[31merror\u001b[39m` is `error`. Of a string that does not end in the line only its start is removed.
 */
export function stripEscapes(text: string): string {
  if (!INTRODUCER.test(text)) return text;
  let result = "";
  let from = 0;
  let position = 0;
  while (position < text.length) {
    const end = sequenceEnd(text, position);
    if (end > position) {
      result += text.slice(from, position);
      from = end;
    }
    position = Math.max(end, position + 1);
  }
  return result + text.slice(from);
}

/** Where the sequence that starts at a position ends; the position itself when none does. */
function sequenceEnd(text: string, position: number): number {
  const code = text.charCodeAt(position);
  if (code === ESCAPE) return escapeEnd(text, position + 1);
  if (code === CONTROL_SEQUENCE) return controlSequenceEnd(text, position + 1);
  return STRING_STARTS.includes(text.charAt(position)) ? stringEnd(text, position + 1) : position;
}

function escapeEnd(text: string, position: number): number {
  const introducer = text.charAt(position);
  if (introducer === "[") return controlSequenceEnd(text, position + 1);
  if (introducer !== "" && ESCAPED_STRING_STARTS.includes(introducer)) return stringEnd(text, position + 1);
  let end = position;
  while (isBetween(text.charCodeAt(end), 0x20, 0x2f)) end += 1;
  return isBetween(text.charCodeAt(end), 0x30, 0x7e) ? end + 1 : end;
}

function controlSequenceEnd(text: string, position: number): number {
  let end = position;
  while (isBetween(text.charCodeAt(end), 0x20, 0x3f)) end += 1;
  return isBetween(text.charCodeAt(end), 0x40, 0x7e) ? end + 1 : end;
}

/** Another sequence breaks a string off, as in a terminal; the end of the line does not, since that would hide a log. */
function stringEnd(text: string, start: number): number {
  for (let end = start; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === BELL || code === STRING_TERMINATOR) return end + 1;
    if (code === ESCAPE && text.charCodeAt(end + 1) === BACKSLASH) return end + 2;
    if (code === ESCAPE || code === CONTROL_SEQUENCE || STRING_STARTS.includes(text.charAt(end))) return end;
  }
  return start;
}

function isBetween(code: number, low: number, high: number): boolean {
  return code >= low && code <= high;
}
