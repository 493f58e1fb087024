const ESCAPE = 0x1b;
const BELL = 0x07;
const BACKSLASH = 0x5c;
const CSI = 0x9b;

/** Decodes one raw line to what a terminal would show at its end: colours gone, overwritten progress gone, no line end. */
export function cleanLine(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString("utf8", start, end);
  const visible = text.includes("\u001b") || text.includes("\u009b") ? stripEscapes(text) : text;
  return visible.includes("\r") ? lastOverwrite(visible) : visible;
}

/** What a terminal shows after carriage returns: the last part that is not empty. */
function lastOverwrite(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x0d) end -= 1;
  return text.slice(text.lastIndexOf("\r", end - 1) + 1, end);
}

/** Removes ANSI escape sequences (ECMA-48: CSI, OSC and other string sequences, two-byte escapes) in one pass. */
export function stripEscapes(text: string): string {
  let result = "";
  let from = 0;
  let position = 0;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code !== ESCAPE && code !== CSI) {
      position += 1;
      continue;
    }
    result += text.slice(from, position);
    position = code === CSI ? controlSequenceEnd(text, position + 1) : escapeEnd(text, position + 1);
    from = position;
  }
  return result + text.slice(from);
}

function escapeEnd(text: string, position: number): number {
  const introducer = text[position];
  if (introducer === "[") return controlSequenceEnd(text, position + 1);
  if (introducer !== undefined && "]PX^_".includes(introducer)) return stringSequenceEnd(text, position + 1);
  let end = position;
  while (isBetween(text.charCodeAt(end), 0x20, 0x2f)) end += 1;
  return Math.min(end + 1, text.length);
}

function controlSequenceEnd(text: string, position: number): number {
  let end = position;
  while (isBetween(text.charCodeAt(end), 0x20, 0x3f)) end += 1;
  return isBetween(text.charCodeAt(end), 0x40, 0x7e) ? end + 1 : end;
}

function stringSequenceEnd(text: string, position: number): number {
  for (let end = position; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === BELL) return end + 1;
    if (code === ESCAPE) return text.charCodeAt(end + 1) === BACKSLASH ? end + 2 : end;
  }
  return text.length;
}

function isBetween(code: number, low: number, high: number): boolean {
  return code >= low && code <= high;
}
