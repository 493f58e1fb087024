import { insertion, type BrokenText, type Slip } from "./slip.ts";
import type { Token } from "./tokens.ts";

const CONFIDENCE = 0.8;
const NAME = /^[A-Za-z_$][\w$]*$/;

/** Two names, or a name and a number, that became one where the bracket between them was lost: `Stringsize)`, `rows0]`. */
export function joinedNames(broken: BrokenText, known: ReadonlySet<string>): Slip[] {
  const [error] = broken.errors;
  if (error === undefined) return [];
  const line = broken.lines.findLast(({ start }) => start <= error.start);
  const names = line?.tokens.filter(
    ({ text, start }) => NAME.test(text) && start <= error.start && !known.has(text),
  );
  return (names ?? []).flatMap((name) => splits(name, known));
}

function splits({ text, start }: Token, known: ReadonlySet<string>): Slip[] {
  return Array.from({ length: text.length - 1 }, (_, index) => index + 1)
    .filter((length) => known.has(text.slice(0, length)) && isValue(text.slice(length), known))
    .flatMap((length) => [
      insertion(start + length, "(", CONFIDENCE),
      insertion(start + length, "[", CONFIDENCE),
    ]);
}

function isValue(text: string, known: ReadonlySet<string>): boolean {
  return known.has(text) || /^\d+$/.test(text);
}
