import { shellLine } from "../../model/shell-line.ts";

/** What no file that is meant to be named has, and what a terminal would act upon. */
// oxlint-disable-next-line eslint/no-control-regex -- it is control characters that are looked for
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/;

/** One argument as a POSIX shell takes it, never read as an option; undefined where it cannot be shown safely. */
export function shellWord(text: string): string | undefined {
  if (text === "" || CONTROL.test(text)) return undefined;
  return shellLine([text.startsWith("-") ? `./${text}` : text], "linux");
}

/** Several arguments; undefined where one of them cannot be shown safely. */
export function shellWords(texts: readonly string[]): string | undefined {
  const words = texts.map(shellWord);
  return words.includes(undefined) ? undefined : words.join(" ");
}
