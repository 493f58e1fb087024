import { printable, withoutSecrets } from "@hephaestus/core";

/** Text of a log or a source as an assistant reads it: it acts on nothing, and holds no secret. */
export function shown(text: string): string {
  return printable(withoutSecrets(text));
}

/** The same of text of several lines, whose line breaks stay. */
export function shownLines(text: string): string {
  return withoutSecrets(text)
    .split("\n")
    .map((line) => printable(line))
    .join("\n");
}
