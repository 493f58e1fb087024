const HIDDEN = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text of a log or a source with a mark in place of each character that hides or turns others. */
export function visible(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll(HIDDEN, "\uFFFD");
}

/** The same in one line of at most so many characters. */
export function visibleLine(text: string, most: number = Number.POSITIVE_INFINITY): string {
  const line = visible(text).replaceAll(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
