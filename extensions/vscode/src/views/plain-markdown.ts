const SPECIAL = /[\\`*_{}[\]<>()#+\-.!|~&:@]/g;

/** Text of strangers in one line of Markdown: nothing in it is markup or a link. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(SPECIAL, String.raw`\$&`);
}

/** A fence that nothing in the text closes. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
