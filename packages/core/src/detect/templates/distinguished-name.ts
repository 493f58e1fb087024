const FIRST_LETTERS = "cdolsuCDOLSU";
const LONGEST = 300;
const EQUALS = 0x3d;
const PART = String.raw`(?:cn|dc|uid|ou|o|c|l|st)=[^\s,;<>"'()=]{1,80}`;
/** At least two parts, as RFC 4514 writes them without blanks. */
const NAME = new RegExp(`${PART}(?:,${PART}){1,12}(?![\\w,=])`, "iy");

/** Where a name of a directory ends, `uid=bob,dc=example,dc=org`; the place itself where none begins. Linear. */
export function endOfDistinguishedName(text: string, at: number, end: number): number {
  if (!hasShortKey(text, at) || !FIRST_LETTERS.includes(text.charAt(at))) return at;
  NAME.lastIndex = at;
  return NAME.test(text) && NAME.lastIndex <= Math.min(end, at + LONGEST) ? NAME.lastIndex : at;
}

/** A sign of equality behind one to three letters. */
function hasShortKey(text: string, at: number): boolean {
  return (
    text.charCodeAt(at + 2) === EQUALS ||
    text.charCodeAt(at + 1) === EQUALS ||
    text.charCodeAt(at + 3) === EQUALS
  );
}
