/** A JSON value, and where its text ends. */
interface Parsed {
  value: unknown;
  end: number;
  /** Whether the text ended, or broke off, before the value did. */
  isCut: boolean;
}

const MAX_DEPTH = 40;
const SCALAR = /-?\d[\d.eE+-]{0,30}|true|false|null/y;

/**
 * Reads JSON from the start of a text, also when it breaks off: what was complete is kept.
 * `[{"filePath":"/home/shop/a.js","messages":[{"line":1},{"li … ` gives one file with one message.
 */
export function parsePartialJson(text: string): unknown {
  return readValue(text, 0, 0)?.value;
}

function readValue(text: string, from: number, depth: number): Parsed | undefined {
  const start = skipSpace(text, from);
  const first = text[start];
  if (depth > MAX_DEPTH) return undefined;
  if (first === "{") return readObject(text, start, depth);
  if (first === "[") return readArray(text, start, depth);
  if (first === '"') return readString(text, start);
  const end = skip(text, SCALAR, start);
  return end === start ? undefined : parseToken(text, start, end);
}

function readArray(text: string, start: number, depth: number): Parsed {
  const value: unknown[] = [];
  for (let at = start + 1; ;) {
    const next = skipSpace(text, at);
    if (text[next] === "]") return { value, end: next + 1, isCut: false };
    const item = readValue(text, next, depth + 1);
    if (item !== undefined) value.push(item.value);
    if (item === undefined || item.isCut) return { value, end: next, isCut: true };
    at = afterComma(text, item.end);
  }
}

function readObject(text: string, start: number, depth: number): Parsed {
  const value: Record<string, unknown> = {};
  for (let at = start + 1; ;) {
    const next = skipSpace(text, at);
    if (text[next] === "}") return { value, end: next + 1, isCut: false };
    const key = text[next] === '"' ? readString(text, next) : undefined;
    const colon = key === undefined ? -1 : skipSpace(text, key.end);
    const item = text[colon] === ":" ? readValue(text, colon + 1, depth + 1) : undefined;
    if (item !== undefined)
      Object.defineProperty(value, String(key?.value), {
        value: item.value,
        enumerable: true,
        configurable: true,
      });
    if (item === undefined || item.isCut) return { value, end: next, isCut: true };
    at = afterComma(text, item.end);
  }
}

function readString(text: string, start: number): Parsed | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return parseToken(text, start, at + 1);
  }
  return undefined;
}

function parseToken(text: string, start: number, end: number): Parsed | undefined {
  try {
    return { value: JSON.parse(text.slice(start, end)), end, isCut: false };
  } catch {
    return undefined;
  }
}

function afterComma(text: string, from: number): number {
  const at = skipSpace(text, from);
  return text[at] === "," ? at + 1 : at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\t" || text[at] === "\r") at += 1;
  return at;
}

/** Offset behind what a sticky pattern finds at an offset, that one itself when it finds nothing. */
function skip(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
