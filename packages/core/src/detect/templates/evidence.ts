import { createExchanges } from "./exchanges.ts";
import { createFamily, enter, isFamily, type Family, type First } from "./family.ts";
import { familyKey } from "./family-key.ts";
import { currentTemplate, type Template, type TemplateToken } from "./template.ts";
import { createTwoGenerations, type TwoGenerations } from "./two-generations.ts";
import { isWord, wordWeight } from "./word-weight.ts";

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
const MOST_BUCKETS = 2000;
/** Templates of a shape that a new one is compared with. */
const MOST_RECENT = 24;
/** Longer lines are told apart by one place at a time only. */
const MOST_PLACES = 40;
/** Of a line's words so large a part may vary. */
const VARYING_SHARE = 1 / 3;
/** Families are held by hash, in bounded memory; most have one member for ever, and are held as that. */
export function createEvidence(): Evidence {
  const families = createTwoGenerations<number, Family | First>({ most: MOST_FAMILIES });
  const recent = createTwoGenerations<string, Template[]>({ most: MOST_BUCKETS });
  const exchanges = createExchanges<Family>(MOST_FAMILIES);

  function bySinglePlaces(first: First): Generalisation | undefined {
    const { tokens } = first;
    const words = tokens.filter(({ text }) => isWord(text)).length;
    if (words < 2) return undefined;
    for (let place = 0; place < Math.min(tokens.length, MOST_PLACES); place++) {
      const text = tokens[place]?.text;
      const found =
        isWord(text) || isOpenMask(tokens, place) ? join(families, first, { places: [place] }) : undefined;
      if (found !== undefined && found.members.length > 1) return found;
    }
    return undefined;
  }

  function byLikeness(first: First): Generalisation | undefined {
    const { template, tokens } = first;
    const bucket = bucketOf(tokens);
    const others = recent.get(bucket) ?? [];
    let result: Generalisation | undefined;
    for (const other of others) {
      if (other.mergedInto !== undefined) continue;
      const places = differences(tokens, other.tokens);
      if (places !== undefined && places.length > 1) result = join(families, first, { places, other });
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
      if (family === undefined || !isFamily(family) || family.members.length < 2) continue;
      for (const each of exchanges.add(family, tokens, place)) found.push(generalisationOf(each));
    }
    return found.filter(({ members }) => members.length > 1);
  }

  return {
    add(template) {
      const first = { template, tokens: template.tokens };
      const found = bySinglePlaces(first) ?? byLikeness(first);
      return found === undefined ? byExchange(template) : [found];
    },
    like: ({ tokens }) => recent.get(bucketOf(tokens)) ?? [],
  };
}

/** Joins a template to the family of those that differ at the same places; what that shows. */
function join(
  families: TwoGenerations<number, Family | First>,
  first: First,
  { places, other }: { places: readonly number[]; other?: Template },
): Generalisation | undefined {
  const key = familyKey(first.tokens, places);
  const known = families.get(key);
  if (known === undefined && other === undefined) {
    families.set(key, first);
    return undefined;
  }
  const family = known !== undefined && isFamily(known) ? known : createFamily(places);
  if (known !== undefined && !isFamily(known)) enter(family, known);
  if (other !== undefined) enter(family, { template: other, tokens: other.tokens });
  enter(family, first);
  families.set(key, family);
  return family.weights.every((weight) => weight >= 1) ? generalisationOf(family) : undefined;
}

function generalisationOf({ members, places }: Family): Generalisation {
  return { members: [...new Set(members.map(currentTemplate))], places };
}

/** A mask that stands alone may stand where other lines have a word. */
function isOpenMask(tokens: readonly TemplateToken[], place: number): boolean {
  const token = tokens[place];
  return token?.text === undefined && token?.kind !== undefined;
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
