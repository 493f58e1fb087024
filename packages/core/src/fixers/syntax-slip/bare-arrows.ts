import { CLOSER_OF, CLOSERS, insertion, type BrokenText, type Slip } from "./slip.ts";

const CONFIDENCE = 0.85;

/** A function that begins a line and is read as a call of what the line before ends in: the word before it is gone, `return () => {`. */
export function bareArrows({ tokens, lines, errors }: BrokenText): Slip[] {
  return errors.flatMap(({ start }) => {
    const arrow = tokens.findIndex((token) => token.start === start && token.text === "=>");
    const line = lines.find((each) => each.start <= start && start < each.end);
    const first = line?.tokens[0];
    if (arrow === -1 || first?.text !== "(" || !isClosedBy(tokens, tokens.indexOf(first), arrow - 1))
      return [];
    return [insertion(first.start, "return ", CONFIDENCE)];
  });
}

function isClosedBy(tokens: BrokenText["tokens"], opener: number, closer: number): boolean {
  let open = 0;
  for (const [index, { text }] of tokens.slice(opener, closer + 1).entries()) {
    if (CLOSER_OF.has(text)) open++;
    else if (CLOSERS.has(text)) open--;
    if (open === 0) return opener + index === closer;
  }
  return false;
}
