import { findSecrets } from "./secret-rules.ts";

const MASK = "***";

/** A text with `***` in place of what looks like a key, a token or a password: a comment is read by more people than a log. */
export function withoutSecrets(text: string): string {
  let result = "";
  let position = 0;
  for (const { start, end } of findSecrets(text, "source").toSorted((a, b) => a.start - b.start)) {
    if (end <= position) continue;
    result += text.slice(position, Math.max(position, start)) + (start >= position ? MASK : "");
    position = end;
  }
  return result + text.slice(position);
}
