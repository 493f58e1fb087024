import { createExchanges } from "./exchanges.ts";
import { currentTemplate, type Template, type TemplateToken } from "./template.ts";
import { createTwoGenerations } from "./two-generations.ts";
import { isWord, wordWeight } from "./word-weight.ts";

/** Lines that are equal but for the tokens at some places. */
interface Family {
  readonly places: readonly number[];
  readonly members: Template[];
  /** For each place the distinct tokens seen there, and the sum of their weights. */
  readonly seen: readonly Set<string>[];
  readonly weights: number[];
}

/** Templates that turned out to be one, and the places at which they differ. */
export interface Generalisation {
  readonly members: readonly Template[];
  readonly places: readonly number[];
}

/** Looks for places at which words vary. */
export interface Evidence {
  /** Takes a new template in; the generalisations it is the last evidence for. */
  add(template: Template): readonly Generalisation[];
  /** Templates of the same length and first word that were new of late. */
  like(template: Template): readonly Template[];
}

const MOST_FAMILIES = 40_000;
const MOST_BUCKETS = 5000;
/** Templates of a shape that a new one is compared with. */
const MOST_RECENT = 24;
const MOST_MEMBERS = 64;
/** Longer lines are told apart by one place at a time only. */
const MOST_PLACES = 40;
/** Of a line's words so large a part may vary. */
const VARYING_SHARE = 1 / 3;
/** Among fewer constant words each counts for less, and more so where lines begin. */
const FEW_WORDS = 2;
const FEW_AT_START = 3;
const AMONG_FEW = 1 / 2;
/** Among so many each counts for more. */
const MANY_WORDS = 5;
const AMONG_MANY = 5 / 4;

/** Families are held by hash, in bounded memory. */
export function createEvidence(): Evidence {
  const families = createTwoGenerations<string, Family>(MOST_FAMILIES);
  const recent = createTwoGenerations<string, Template[]>(MOST_BUCKETS);
  const exchanges = createExchanges<Family>(MOST_FAMILIES);

  function join(template: Template, places: readonly number[], other?: Template): Generalisation | undefined {
    const key = familyKey(template.tokens, places);
    const family = families.get(key) ?? createFamily(places);
    if (other !== undefined) enter(family, other);
    enter(family, template);
    families.set(key, family);
    return family.weights.every((weight) => weight >= 1) ? generalisationOf(family) : undefined;
  }

  function bySinglePlaces(template: Template): Generalisation | undefined {
    const { tokens } = template;
    const words = tokens.filter(({ text }) => isWord(text)).length;
    if (words < 2) return undefined;
    for (let place = 0; place < Math.min(tokens.length, MOST_PLACES); place++) {
      const text = tokens[place]?.text;
      const found = isWord(text) || isOpenMask(tokens, place) ? join(template, [place]) : undefined;
      if (found !== undefined && found.members.length > 1) return found;
    }
    return undefined;
  }

  function byLikeness(template: Template): Generalisation | undefined {
    const bucket = bucketOf(template.tokens);
    const others = recent.get(bucket) ?? [];
    let result: Generalisation | undefined;
    for (const other of others) {
      if (other.mergedInto !== undefined) continue;
      const places = differences(template.tokens, other.tokens);
      if (places !== undefined && places.length > 1) result = join(template, places, other);
      if (result !== undefined) break;
    }
    recent.set(
      bucket,
      [template, ...others.filter((each) => each.mergedInto === undefined)].slice(0, MOST_RECENT),
    );
    return result;
  }

  /** Families whose words stand for each other in other lines, too. */
  function byExchange(template: Template): Generalisation[] {
    const { tokens } = template;
    const found: Generalisation[] = [];
    for (let place = 1; place < Math.min(tokens.length - 1, MOST_PLACES); place++) {
      if (tokens[place]?.text === undefined || wordWeight(tokens, place) === 0) continue;
      const family = families.get(familyKey(tokens, [place]));
      if (family === undefined || family.members.length < 2) continue;
      for (const each of exchanges.add(family, tokens, place)) found.push(generalisationOf(each));
    }
    return found.filter(({ members }) => members.length > 1);
  }

  return {
    add(template) {
      const first = bySinglePlaces(template) ?? byLikeness(template);
      return first === undefined ? byExchange(template) : [first];
    },
    like: ({ tokens }) => recent.get(bucketOf(tokens)) ?? [],
  };
}

function generalisationOf({ members, places }: Family): Generalisation {
  return { members: [...new Set(members.map(currentTemplate))], places };
}

/** A mask that stands alone may stand where other lines have a word. */
function isOpenMask(tokens: readonly TemplateToken[], place: number): boolean {
  const token = tokens[place];
  return token?.text === undefined && token?.kind !== undefined;
}

function createFamily(places: readonly number[]): Family {
  return { places, members: [], seen: places.map(() => new Set()), weights: places.map(() => 0) };
}

function enter({ places, members, seen, weights }: Family, template: Template): void {
  if (members.includes(template) || members.length >= MOST_MEMBERS) return;
  members.push(template);
  const words = constantWords(template.tokens, places);
  for (const [index, place] of places.entries()) {
    const text = template.tokens[place]?.text ?? "";
    const known = seen[index];
    if (known === undefined || known.has(text)) continue;
    const weight = hasOtherNumber(text, known) ? 1 : (weights[index] ?? 0);
    known.add(text);
    weights[index] = weight + wordWeight(template.tokens, place) * trust(words, place);
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

function familyKey(tokens: readonly TemplateToken[], places: readonly number[]): string {
  let key = "";
  for (let place = 0; place < tokens.length; place++)
    key += places.includes(place) ? "\u0001\u0002" : `${tokens[place]?.text ?? "\u0003"}\u0002`;
  return key;
}

function bucketOf(tokens: readonly TemplateToken[]): string {
  return `${tokens.length} ${tokens[0]?.text ?? ""}`;
}

/** The places of the words that differ; undefined where too many do, or anything else does. */
function differences(
  one: readonly TemplateToken[],
  other: readonly TemplateToken[],
): readonly number[] | undefined {
  if (one.length > MOST_PLACES) return undefined;
  const places: number[] = [];
  let words = 0;
  for (let place = 0; place < one.length; place++) {
    const [text, otherText] = [one[place]?.text, other[place]?.text];
    if (isWord(text) || text === undefined) words += 1;
    if (text === otherText) continue;
    if ((text !== undefined && !isWord(text)) || (otherText !== undefined && !isWord(otherText)))
      return undefined;
    places.push(place);
  }
  return places.length <= words * VARYING_SHARE ? places : undefined;
}
