import { wordsOf } from "./words-of.ts";

/** Words for one deed each. */
const DEEDS: readonly (readonly string[])[] = [
  ["create", "make", "new", "build", "init", "generate"],
  ["get", "fetch", "load", "read", "find", "lookup", "query", "select", "retrieve", "resolve", "parse"],
  ["add", "insert", "append", "push", "register", "create"],
  ["update", "set", "change", "modify", "edit", "patch", "put", "save", "store", "write", "persist"],
  ["check", "validate", "verify", "assert", "ensure", "require", "is", "has"],
  ["format", "print", "render", "show", "display", "stringify", "serialize", "write"],
];
/** Whoever asks for another word does not want this. */
const ENDING: readonly string[] = ["remove", "delete", "drop", "destroy", "erase", "clear", "purge", "reset"];

/** Whether two names begin with words for different deeds: `lockUser` and `dropUser`, `formatDate` and `parseDate`. */
export function areOtherDeeds(a: string, b: string): boolean {
  const [first, second] = [firstWord(a), firstWord(b)];
  if (first === second) return false;
  if (ENDING.includes(first) !== ENDING.includes(second)) return true;
  const known = [first, second].every((word) => DEEDS.some((words) => words.includes(word)));
  return known && !areSameDeed(a, b);
}

/** Whether two names begin with words for one deed: `readRows` and `parseRows`. */
export function areSameDeed(a: string, b: string): boolean {
  const [first, second] = [firstWord(a), firstWord(b)];
  return [...DEEDS, ENDING].some((words) => words.includes(first) && words.includes(second));
}

function firstWord(name: string): string {
  return wordsOf(name)[0] ?? "";
}
