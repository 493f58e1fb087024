const DATE_SIGNS = "-/.";

/**
 * Where a date and time that begins at a place ends, of the kind `[2026-11-20 09:01:02.345]` or `2026-11-20T09:01:02Z`; undefined
 * where something stands there that only a pattern can tell. Most lines begin so, and this is the quickest way past it.
 */
export function endOfDateTime(text: string, start: number): number | undefined {
  const isOpen = text.charCodeAt(start) === 0x5b;
  const at = isOpen ? start + 1 : start;
  if (!isDate(text, at) || !isClock(text, at + 11)) return undefined;
  const end = endOfZone(text, endOfFraction(text, at + 19));
  return end !== undefined && text.charCodeAt(end) === 0x5d ? end + 1 : end;
}

function isDate(text: string, at: number): boolean {
  return (
    areDigits(text, at, 4) &&
    DATE_SIGNS.includes(text.charAt(at + 4)) &&
    areDigits(text, at + 5, 2) &&
    text.charAt(at + 7) === text.charAt(at + 4) &&
    areDigits(text, at + 8, 2) &&
    (text.charCodeAt(at + 10) === 0x20 || text.charCodeAt(at + 10) === 0x54)
  );
}

function isClock(text: string, at: number): boolean {
  return (
    areDigits(text, at, 2) &&
    text.charCodeAt(at + 2) === 0x3a &&
    areDigits(text, at + 3, 2) &&
    text.charCodeAt(at + 5) === 0x3a &&
    areDigits(text, at + 6, 2)
  );
}

function areDigits(text: string, at: number, count: number): boolean {
  for (let place = at; place < at + count; place++) if (!isDigit(text.charCodeAt(place))) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Behind up to nine digits and the sign before them. */
function endOfFraction(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign !== 0x2e && sign !== 0x2c && sign !== 0x3a) return at;
  let end = at + 1;
  while (end < at + 10 && isDigit(text.charCodeAt(end))) end += 1;
  return end === at + 1 ? at : end;
}

/** Behind a `Z`; undefined where another zone may follow. */
function endOfZone(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at);
  if (code === 0x5a) return at + 1;
  const next = code === 0x20 ? text.charAt(at + 1) : text.charAt(at);
  return next !== "" && "+-UG".includes(next) ? undefined : at;
}
