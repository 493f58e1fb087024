/** Where a text comes from: in a log a bare word behind `password:` is one, in a source it may be a type. */
export type TextKind = "log" | "source";

/** `[start, end)` of a secret, in UTF-16 units. */
export interface SecretSpan {
  start: number;
  end: number;
}

/** The first group of each match of a pattern, or all of it where it has none. The pattern is global. */
export function spansOf(text: string, pattern: RegExp): SecretSpan[] {
  return [...text.matchAll(pattern)].map(({ index, 0: whole, 1: group }) => {
    const start = group === undefined ? index : index + whole.lastIndexOf(group);
    return { start, end: start + (group ?? whole).length };
  });
}
