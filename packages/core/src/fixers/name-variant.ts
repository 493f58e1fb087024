import { wordsOf } from "./words-of.ts";

/** Whether one name has all the words of another, and is another: `omitSuffixName` and `omitSuffix`, `unitPrice` and `price`. */
export function isVariant(name: string, other: string): boolean {
  const [own, others] = [wordsOf(name), wordsOf(other)];
  if (name === other || own.length === 0 || others.length === 0) return false;
  return own.every((word) => others.includes(word)) || others.every((word) => own.includes(word));
}
