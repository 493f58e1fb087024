import { visible, visibleLine } from "../text/visible.ts";

const SPECIAL = /[\\`*_{}[\]<>()#+\-.!|~&:@/]/g;

/** Text of a log or a source as plain text in Markdown: nothing in it is markup, a link, or hidden. */
export function plainText(text: string): string {
  return visibleLine(text).replaceAll(SPECIAL, String.raw`\$&`);
}

/** Lines of such text as a block that nothing in them can close. */
export function fenced(lines: readonly string[], language = "text"): string {
  const text = lines.map(visible).join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The same in a line, as code. */
export function inlineCode(text: string): string {
  const plain = visibleLine(text);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
