import type { CodeFixSite } from "./code-fix-site.ts";

const MOST_SPACE = 200;
const MOST_TEXT = 1000;
/** Of a character in the text of an element that no slip of the keyboard explains. */
const PLAIN_CONFIDENCE = 0.9;
/** Of one in what reads like code: its brace is missing. */
const CODE_CONFIDENCE = 0.28;

/**
 * How likely a bracket or brace in the text of an element is to be shown, as in `small > large`: a closing brace behind some
 * text, an arrow, and a bracket with a closing brace behind it are of code whose opening brace is gone; a bracket behind a
 * bracket may be one too many.
 */
export function textConfidence(
  { sourceFile: { text }, diagnostic: { start } }: CodeFixSite,
  confidence: number,
): number {
  const before = text.slice(0, start);
  if (text[start] === "}")
    return /[^\s<>{}]\s*$/.test(before.slice(-MOST_SPACE)) ? CODE_CONFIDENCE : confidence;
  const isCode = before.endsWith("=") || /^[^<>{}]*\}/.test(text.slice(start + 1, start + MOST_TEXT));
  if (isCode) return CODE_CONFIDENCE;
  return before.trimEnd().endsWith(">") ? confidence : PLAIN_CONFIDENCE;
}
