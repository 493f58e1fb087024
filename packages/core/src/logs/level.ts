import type { Level } from "../model/log.ts";
import { leadingTime } from "./envelopes/iso-time.ts";

const WORDS: ReadonlyMap<string, Level> = new Map(
  (
    [
      ["debug", "trace debug verbose silly fine finer finest"],
      ["info", "info information notice http"],
      ["warning", "warn warning"],
      ["error", "error err severe"],
      ["fatal", "fatal critical crit alert emerg emergency panic dpanic"],
    ] as const
  ).flatMap(([level, words]) => words.split(" ").map((word): [string, Level] => [word, level])),
);
const LETTERS: ReadonlyMap<string, Level> = new Map([
  ["V", "debug"],
  ["D", "debug"],
  ["I", "info"],
  ["W", "warning"],
  ["E", "error"],
  ["F", "fatal"],
]);
const HEAD_LENGTH = 200;
/** A level stands among the first words of a line that begins with a time. */
const WORDS_AFTER_TIME = 5;
const FIELD = /(?:^|[\s{,])(?:level|lvl|severity|loglevel)=["']?([A-Za-z]{3,11})\b/;
const IN_BRACKETS = /^[[(<]\s?([A-Za-z]{3,11})\s?[\])>]/;
const WITH_COLON = /^([A-Za-z]{3,11})(?: ?:(?: |$))/;
const UPPER_CASE = /^([A-Z]{3,11})(?:[\s|:]|$)/;
/** Android's `E/Tag: text`, klog's `E1120 09:01:02.123456       1 main.go:12] text`. */
const LETTER = /^([VDIWEF])(?:\/[\w.]|\d{4} \d\d:\d\d:\d\d)/;
const CLOCK = /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?/;

/** The level of a logger's word, in all usual spellings: `WARN`, `severe`, `Information`. */
export function levelOfWord(word: string): Level | undefined {
  return WORDS.get(word.toLowerCase());
}

/** The level of a logger's letter: MongoDB's `I` and `E`, `D2` for details. */
export function levelOfLetter(letter: string): Level | undefined {
  return /^[VDIWEF]\d?$/.test(letter) ? LETTERS.get(letter.charAt(0)) : undefined;
}

/** The level of pino's and bunyan's numbers, which are tens, or of syslog's, which are less. */
export function levelOfNumber(number: number): Level | undefined {
  if (!(number >= 0 && number <= 100)) return undefined;
  if (number < 10)
    return (["fatal", "fatal", "fatal", "error", "warning", "info", "info"] as const)[number] ?? "debug";
  if (number >= 60) return "fatal";
  if (number >= 50) return "error";
  if (number >= 40) return "warning";
  return number >= 30 ? "info" : "debug";
}

/**
 * The level a line of text says it has: `ERROR boom`, `[warn] old`, `2026-11-20 09:01:02,123 [main] ERROR Shop - boom`,
 * `E/Shop: boom`, `ts=1 level=error msg=boom`. Prose that begins with such a word in small letters has none.
 */
export function readLevel(text: string): Level | undefined {
  const line = text.slice(0, HEAD_LENGTH);
  const time = leadingTime(line) ?? CLOCK.exec(line)?.[0];
  const rest = time === undefined ? line : line.slice(time.length);
  return (time === undefined ? leadingLevel(rest.trimStart()) : levelAmongWords(rest)) ?? fieldLevel(line);
}

function leadingLevel(text: string): Level | undefined {
  const word = (IN_BRACKETS.exec(text) ?? WITH_COLON.exec(text) ?? UPPER_CASE.exec(text))?.[1];
  if (word !== undefined) return levelOfWord(word);
  const letter = LETTER.exec(text)?.[1];
  return letter === undefined ? undefined : LETTERS.get(letter);
}

function levelAmongWords(text: string): Level | undefined {
  for (const word of text.trim().split(/\s+/, WORDS_AFTER_TIME)) {
    const level = leadingLevel(word) ?? leadingLevel(word.replace(/^\W+/, ""));
    if (level !== undefined) return level;
  }
  return undefined;
}

function fieldLevel(line: string): Level | undefined {
  const word = line.includes("=") ? FIELD.exec(line)?.[1] : undefined;
  return word === undefined ? undefined : levelOfWord(word);
}
