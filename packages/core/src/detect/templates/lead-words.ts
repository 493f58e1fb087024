const LONGEST_BRACKETS = 160;

/** Whether a code is one of `A` to `Z`. */
export function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether a code is one of `a` to `z`. */
export function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Where the word that begins at a place ends. */
export function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) > 32) end += 1;
  return end;
}

/** Two capital letters or more, and nothing else. */
export function isCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isCapital(text.charCodeAt(at))) return false;
  }
  return end - start > 1;
}

/** Words before a time that are no prose: they hold a digit, a dot or an underscore, or are signs. */
export function isLead(text: string, start: number, end: number): boolean {
  if (end === start || end - start > 80) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3d || code === 0x22 || code === 0x2c) return false;
  }
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 48 && code <= 57) || code === 0x5f || (code === 0x2e && at < end - 1)) return true;
  }
  if (text.charCodeAt(start) === 0x5b && text.charCodeAt(end - 1) === 0x5d) return true;
  return end - start === 1 && "-|*".includes(text.charAt(start));
}

/** `[20/Nov`, not at the beginning. */
export function hasWebTime(text: string): boolean {
  const bracket = text.indexOf("[");
  return bracket > 4 && text.charAt(bracket + 3) === "/";
}

/** Whether nothing but blanks stands from a place on. */
export function isEmptyFrom(text: string, at: number): boolean {
  for (let place = at; place < text.length; place++) if (text.charCodeAt(place) > 32) return false;
  return true;
}

/** Behind the bracket that closes the one at a place; undefined where none stands there, or closes it soon. */
export function endOfBrackets(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== 0x5b) return undefined;
  let depth = 0;
  for (let end = at; end < text.length && end - at < LONGEST_BRACKETS; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x5b) depth += 1;
    else if (code === 0x5d) depth -= 1;
    if (depth === 0) return end + 1;
  }
  return undefined;
}
