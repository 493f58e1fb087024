import { CLOSER_OF, CLOSERS, insertion, type BrokenText, type Slip } from "./slip.ts";
import type { Token } from "./tokens.ts";

/** No index has a comma or an assignment for itself, though the language allows both. */
const CONFIDENCE = 0.86;
const ENDS: ReadonlySet<string> = new Set([",", "="]);
const MOST_TOKENS = 400;

/** `data[i++, data[i])` and `sets[x = 1;`: an index that is not closed where the parser stumbles ends before its comma or `=`. */
export function unclosedAccesses({ ts: { SyntaxKind }, tokens }: BrokenText, place: number): Slip[] {
  const before = tokens.slice(Math.max(0, place - MOST_TOKENS), place);
  const isAccess = (opener: number): boolean => {
    const [owner, bracket] = [before[opener - 1], before[opener]];
    const isValue = owner?.kind === SyntaxKind.Identifier || owner?.text === ")" || owner?.text === "]";
    return isValue && bracket?.text === "[" && owner.end === bracket.start;
  };
  return openersIn(before)
    .filter(isAccess)
    .flatMap((opener) => {
      const end = endOfIndex(before, opener);
      const last = end === undefined || end <= opener + 1 ? undefined : before[end - 1];
      return last === undefined ? [] : [insertion(last.end, "]", CONFIDENCE)];
    });
}

/** Which of some tokens open a bracket that none of them closes. */
function openersIn(tokens: readonly Token[]): number[] {
  const open: number[] = [];
  for (const [index, { text }] of tokens.entries()) {
    if (CLOSER_OF.has(text)) open.push(index);
    else if (CLOSERS.has(text)) open.pop();
  }
  return open;
}

/** The first comma or `=` behind an opening bracket that is in no bracket of its own. */
function endOfIndex(tokens: readonly Token[], opener: number): number | undefined {
  let depth = 0;
  for (let index = opener + 1; index < tokens.length; index++) {
    const text = tokens[index]?.text ?? "";
    if (CLOSER_OF.has(text)) depth++;
    else if (CLOSERS.has(text)) depth--;
    else if (depth === 0 && ENDS.has(text)) return index;
  }
  return undefined;
}
