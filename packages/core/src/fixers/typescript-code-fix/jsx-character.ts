import type { Candidate } from "../../model/candidate.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { quoteOf } from "../quote-of.ts";

/** `Unexpected token. Did you mean …`, of the two characters that mean something in JSX. */
const CHARACTERS: Readonly<Record<string, string>> = { TS1381: "}", TS1382: ">" };
/** It may as well be too much, or what opens it be gone. */
const CONFIDENCE = 0.75;

/** The character shown as it is, also where the language service overlooks it: in a file that begins with a comment. */
export function shownCharacter({ sourceFile, diagnostic }: CodeFixSite): Omit<Candidate, "origin">[] {
  const { file, code, start } = diagnostic;
  const character = CHARACTERS[code];
  if (character === undefined || sourceFile.text[start] !== character) return [];
  const quote = quoteOf(sourceFile.text);
  const text = `{${quote}${character}${quote}}`;
  return [
    {
      title: "Wrap invalid character in an expression container",
      edits: [{ file, edits: [{ start, end: start + 1, text }] }],
      rationale: `\`${character}\` alone means something in JSX`,
      confidence: CONFIDENCE,
    },
  ];
}
