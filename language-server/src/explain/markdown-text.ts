const SPECIAL = /[\\`*_{}[\]<>()#+\-.!|~&:@/]/g;
const HIDDEN = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text of a log or a source as plain text in Markdown: nothing in it is markup, a link, or hidden. */
export function plainText(text: string): string {
  return withoutHidden(text)
    .replaceAll(/\s+/g, " ")
    .replaceAll(SPECIAL, String.raw`\$&`);
}

/** Lines of such text as a block that nothing in them can close. */
export function fenced(lines: readonly string[], language = "text"): string {
  const text = lines.map(withoutHidden).join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The same in a line, as code. */
export function inlineCode(text: string): string {
  const plain = withoutHidden(text).replaceAll(/\s+/g, " ");
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}

function withoutHidden(text: string): string {
  return text.replaceAll(HIDDEN, "\uFFFD");
}
