import type { Template, TemplateToken } from "./template.ts";
import { isWord, wordWeight } from "./word-weight.ts";

/** Lines that are equal but for the tokens at some places. */
export interface Family {
  readonly places: readonly number[];
  readonly members: Template[];
  /** For each place the distinct tokens seen there, and the sum of their weights. */
  readonly seen: readonly Set<string>[];
  readonly weights: number[];
}

/** A template as it was when it came. */
export interface First {
  readonly template: Template;
  readonly tokens: readonly TemplateToken[];
}

const MOST_MEMBERS = 64;
/** Among fewer constant words each counts for less, and more so where lines begin. */
const FEW_WORDS = 2;
const FEW_AT_START = 3;
const AMONG_FEW = 1 / 2;
/** Among so many each counts for more. */
const MANY_WORDS = 5;
const AMONG_MANY = 5 / 4;

/** Whether there are several. */
export function isFamily(known: Family | First): known is Family {
  return "members" in known;
}

/** A family of lines that differ at these places. */
export function createFamily(places: readonly number[]): Family {
  return { places, members: [], seen: places.map(() => new Set()), weights: places.map(() => 0) };
}

/** Takes a member in, and what its words tell. */
export function enter({ places, members, seen, weights }: Family, { template, tokens }: First): void {
  if (members.includes(template) || members.length >= MOST_MEMBERS) return;
  members.push(template);
  const words = constantWords(tokens, places);
  for (const [index, place] of places.entries()) {
    const text = tokens[place]?.text ?? "";
    const known = seen[index];
    if (known === undefined || known.has(text)) continue;
    const weight = hasOtherNumber(text, known) ? 1 : (weights[index] ?? 0);
    known.add(text);
    weights[index] = weight + wordWeight(tokens, place) * trust(words, place);
  }
}

/** `1 file`, `2 files` */
function hasOtherNumber(text: string, known: ReadonlySet<string>): boolean {
  return known.has(`${text}s`) || (text.endsWith("s") && known.has(text.slice(0, -1)));
}

/** How much a word that differs tells among so many that do not. */
function trust(words: number, place: number): number {
  if (words < (place === 0 ? FEW_AT_START : FEW_WORDS)) return AMONG_FEW;
  return words >= MANY_WORDS ? AMONG_MANY : 1;
}

function constantWords(tokens: readonly TemplateToken[], places: readonly number[]): number {
  let words = 0;
  for (let place = 0; place < tokens.length && words < MANY_WORDS; place++)
    if (!places.includes(place) && isWord(tokens[place]?.text)) words += 1;
  return words;
}
