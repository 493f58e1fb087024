import type { SecretSpan } from "./secret-span.ts";

// oxlint-disable-next-line no-control-regex -- colours are what is looked for
const ESCAPE = /(?:\u001B|\\x1b|\\u001b|\\e|\\033)\[[\d;?]{0,40}[A-Za-z]/g;

/** A text without the colours that may stand in the middle of a secret, and where its parts stood; undefined without any. */
export function withoutEscapes(
  text: string,
): { bare: string; placed: (span: SecretSpan) => SecretSpan } | undefined {
  const escapes = [...text.matchAll(ESCAPE)];
  if (escapes.length === 0) return undefined;
  let bare = "";
  let position = 0;
  /** Where each kept part begins, in the bare text and in the whole one. */
  const parts: { bare: number; whole: number }[] = [];
  for (const { index, 0: escape } of [...escapes, { index: text.length, 0: "" }]) {
    parts.push({ bare: bare.length, whole: position });
    bare += text.slice(position, index);
    position = index + escape.length;
  }
  const wholeOf = (at: number): number => {
    const part = parts.findLast((one) => one.bare <= at) ?? { bare: 0, whole: 0 };
    return part.whole + at - part.bare;
  };
  return { bare, placed: ({ start, end }) => ({ start: wholeOf(start), end: wholeOf(end - 1) + 1 }) };
}
