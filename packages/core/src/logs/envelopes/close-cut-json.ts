/** What stands for the middle of a line that was too long, and how far into the line it may be. */
const CUT = " … ";
const LAST_CUT = 13 * 1024;
/** What may be missing behind a key or a colon. */
const ENDINGS = ["", ":null", "null"];

/** The objects that may have been meant by the head of a long line of JSON, with open strings and brackets closed. */
export function closeCutJson(text: string): string[] {
  const cut = text.lastIndexOf(CUT, LAST_CUT);
  if (cut === -1) return [];
  const { open, isQuoted, end } = scan(text.slice(0, cut));
  const head = isQuoted ? `${text.slice(0, end)}"` : text.slice(0, end).replace(/,$/, "");
  const closed = open.toReversed().join("");
  return ENDINGS.map((ending) => head + ending + closed);
}

/** The brackets that are open at the end, whether a string is, and where the last whole character of it ends. */
function scan(text: string): { open: string[]; isQuoted: boolean; end: number } {
  const open: string[] = [];
  let isQuoted = false;
  let position = 0;
  while (position < text.length) {
    const character = text[position];
    if (isQuoted && character === "\\") {
      const length = text[position + 1] === "u" ? 6 : 2;
      if (position + length > text.length) break;
      position += length;
      continue;
    }
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === "{") open.push("}");
    else if (!isQuoted && character === "[") open.push("]");
    else if (!isQuoted && (character === "}" || character === "]")) open.pop();
    position += 1;
  }
  return { open, isQuoted, end: position };
}
