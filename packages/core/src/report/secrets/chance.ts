import type { SecretSpan } from "./secret-span.ts";

/** Runs of letters, digits and what stands between them in keys. */
const RUN = /[A-Za-z0-9+/=_-]{20,20000}/g;
const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;
/** Of names and paths the parts are longer, of chance they are shorter: 1.4 to 2.7 where letters and digits mix. */
const LONGEST_PARTS = 2.7;
const LONGEST_UNNAMED_PARTS = 2.3;
const LEAST = 16;
const LEAST_UNNAMED = 24;
/** So much chance has parts of about the same length, whatever it is. */
const MUCH = 48;
const LONGEST_PARTS_OF_MUCH = 2.8;
const HEXADECIMAL = /^[0-9a-f]{32,}$/i;
/** A name of C++ as its compiler writes it. */
const MANGLED = /^_Z/;
const NEAR = 60;
const NEAR_WORD = /key|token|secret|passw|credential|auth|signature|bearer/i;

/** Whether letters and digits are mixed as in no word, name or path. */
export function looksLikeChance(run: string): boolean {
  return bareParts(run).some((part) => isMixed(part, LONGEST_PARTS));
}

/** A path or a name of several words, as the parts of it that may be a key; else all of it. */
function bareParts(run: string): string[] {
  const parts = run.split(/[/_-]/);
  const words = parts.filter((part) => /^[a-z]{3,}$/.test(part));
  return words.length > 1 ? parts : [run];
}

function isMixed(run: string, longestParts: number): boolean {
  if (!/\d/.test(run) || !/[A-Za-z]/.test(run) || MANGLED.test(run)) return false;
  return run.length >= LEAST && (HEXADECIMAL.test(run) || partLength(run) <= longestParts);
}

/** The mean length of what reads as a word or a number in a name. */
export function partLength(name: string): number {
  const parts = name.match(WORD) ?? [];
  return parts.reduce((sum, part) => sum + part.length, 0) / Math.max(1, parts.length);
}

/** What looks like chance behind a word that announces a secret, and long chance of both cases wherever it stands. */
export function chanceSecrets(text: string): SecretSpan[] {
  return [...text.matchAll(RUN)].flatMap(({ index, 0: run }) =>
    isUnnamedKey(run) || (looksLikeChance(run) && isAnnounced(text, index))
      ? [{ start: index, end: index + run.length }]
      : [],
  );
}

function isUnnamedKey(run: string): boolean {
  return bareParts(run).some(
    (part) =>
      part.length >= LEAST_UNNAMED &&
      /[A-Z]/.test(part) &&
      /[a-z]/.test(part) &&
      isMixed(part, part.length < MUCH ? LONGEST_UNNAMED_PARTS : LONGEST_PARTS_OF_MUCH),
  );
}

function isAnnounced(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index);
  return NEAR_WORD.test(before.slice(before.lastIndexOf("\n") + 1));
}
