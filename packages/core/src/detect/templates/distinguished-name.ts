const FIRST_LETTERS = "cdolsuCDOLSU";
const LONGEST = 300;
const LONGEST_KEY = 3;
const PART = String.raw`(?:cn|dc|uid|ou|o|c|l|st)=[^\s,;<>"'()=]{1,80}`;
/** At least two parts, as RFC 4514 writes them without blanks. */
const NAME = new RegExp(`${PART}(?:,${PART}){1,12}(?![\\w,=])`, "iy");

/** Where a name of a directory ends, `uid=bob,dc=example,dc=org`; the place itself where none begins. Linear. */
export function endOfDistinguishedName(text: string, at: number, end: number): number {
  if (!FIRST_LETTERS.includes(text.charAt(at))) return at;
  if (!text.slice(at + 1, at + LONGEST_KEY + 1).includes("=")) return at;
  NAME.lastIndex = at;
  return NAME.test(text) && NAME.lastIndex <= Math.min(end, at + LONGEST) ? NAME.lastIndex : at;
}
