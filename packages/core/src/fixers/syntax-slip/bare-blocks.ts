import { insertion, type BrokenText, type Slip } from "./slip.ts";

const CONFIDENCE = 0.88;
/** What a statement begins behind. */
const BEFORE_STATEMENT: ReadonlySet<string> = new Set([";", "{", "}"]);

/** A block that nothing introduces may be an object: of `return {` the word is gone. */
export function bareBlocks({ tokens, lines }: BrokenText): Slip[] {
  return lines.flatMap(({ tokens: own }) => {
    const [only] = own;
    if (only?.text !== "{" || own.length > 1) return [];
    const before = tokens[tokens.indexOf(only) - 1];
    return before !== undefined && BEFORE_STATEMENT.has(before.text)
      ? [insertion(only.start, "return ", CONFIDENCE)]
      : [];
  });
}
