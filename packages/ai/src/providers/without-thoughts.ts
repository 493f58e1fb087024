const OPENED = /^\s*<(think|thinking|reasoning|thought)>[^]*?(?:<\/\1>|$)/i;
const CLOSED = /<\/(?:think|thinking|reasoning|thought)>/i;
const CHANNEL = /<\|channel\|>\s*final\s*<\|message\|>/g;
const CHANNEL_END = /<\|(?:end|return)\|>\s*$/;
const BLOCK = /^<{5,9} ?(?:SEARCH|WHOLE)\b/m;

/**
 * An answer without what a model thought before it, which servers leave in its text: `<think>…</think>`, the same without
 * its beginning, and the channels of gpt-oss. What it tried out there is no part of the answer.
 */
export function withoutThoughts(text: string): string {
  const final = [...text.matchAll(CHANNEL)].at(-1);
  if (final !== undefined) return text.slice(final.index + final[0].length).replace(CHANNEL_END, "");
  if (OPENED.test(text)) return text.replace(OPENED, "").trimStart();
  const end = CLOSED.exec(text);
  if (end === null) return text;
  const [before, after] = [text.slice(0, end.index), text.slice(end.index + end[0].length)];
  return !BLOCK.test(before) || BLOCK.test(after) ? after.trimStart() : text;
}
