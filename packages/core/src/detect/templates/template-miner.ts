import { createHash } from "node:crypto";
import { createEvidence, type Generalisation } from "./evidence.ts";
import { createGeneralTemplates, fits } from "./general-templates.ts";
import { maskLine } from "./mask-line.ts";
import { createMaskedLine, type MaskedLine } from "./masked-line.ts";
import { mergeInto } from "./merge-templates.ts";
import { ownText } from "./own-text.ts";
import { createTemplateStore, tokenCount } from "./template-store.ts";
import { currentTemplate, type Template, type TemplateToken } from "./template.ts";
import { tokensOf } from "./tokens-of.ts";
import { createTwoGenerations } from "./two-generations.ts";

/** Finds the templates of entries, one after the other, in bounded memory. */
export interface TemplateMiner {
  /** The template of an entry; `start` is where its text begins, `time` its event time in milliseconds. */
  add(text: string, start: number, time: number | undefined): Template;
  /** Takes up what `templates` of an earlier run told. */
  restore(templates: Iterable<Template>, entries: number): void;
  /** Those that are known and no part of others, the most frequent first. */
  templates(): Template[];
  /** Entries added so far. */
  readonly entries: number;
}

/** How much is remembered. */
export interface MinerLimits {
  /** Tokens of templates: those that were not seen for longest go first. */
  readonly tokens: number;
  /** Tokens of distinct masked lines whose template is known without looking. */
  readonly lineTokens: number;
}

/** Some twenty thousand templates: a heap of 70 MB where all of a log is new. */
const MINER_LIMITS: MinerLimits = { tokens: 200_000, lineTokens: 200_000 };
/** Of templates in which words vary, and of shapes. */
const MOST_GENERAL = 20_000;

const ID_LENGTH = 10;
const LONGEST_SAMPLE = 1000;
const LONGEST_PARAMETER = 100;
const MOST_PARAMETERS = 5;
/** So many entries of a template, and then ever fewer, are looked at for texts of what varies. */
const SAMPLED = 8;

/** A line with the same constant text as one before it is found by hash; only others are compared. */
export function createTemplateMiner(limits: MinerLimits = MINER_LIMITS): TemplateMiner {
  const line = createMaskedLine();
  const byHash = createTwoGenerations<number, Template>({ most: limits.lineTokens, weightOf: tokenCount });
  const store = createTemplateStore(limits.tokens);
  const general = createGeneralTemplates(MOST_GENERAL);
  const evidence = createEvidence();
  let entries = 0;

  function find(text: string): Template {
    const tokens = tokensOf(line);
    return general.find(tokens) ?? byExactTokens(tokens) ?? create(tokens, text);
  }

  function byExactTokens(tokens: readonly TemplateToken[]): Template | undefined {
    const known = store.get(idOf(tokens));
    const current = known === undefined ? undefined : currentTemplate(known);
    return current !== undefined && fits(current.tokens, tokens) ? current : undefined;
  }

  function create(tokens: readonly TemplateToken[], text: string): Template {
    const template = newTemplate(tokens, text, entries);
    store.add(template, entries);
    mergeAll(evidence.add(template));
    return currentTemplate(template);
  }

  function mergeAll(found: readonly Generalisation[]): void {
    for (const { members, places } of found) {
      const alone = [...new Set(members.map(currentTemplate))];
      if (alone.length < 2) continue;
      const merged = generalise({ members: alone, places });
      const like = evidence
        .like(merged)
        .filter((each) => isAlone(each, merged) && fits(merged.tokens, each.tokens));
      for (const special of new Set([...general.add(merged), ...like])) mergeInto(merged, special);
      mergeAll(evidence.add(merged));
    }
  }

  return {
    add(text, start, time) {
      entries += 1;
      maskLine(line, text, start);
      const known = byHash.get(line.hash);
      const template = known === undefined ? find(text) : currentTemplate(known);
      if (known !== template) byHash.set(line.hash, template);
      store.keep(template, entries);
      countEntry(template, entries, time);
      if (isSampled(template.count)) sampleParameters(template, line);
      return template;
    },
    restore(templates, before) {
      entries = before;
      for (const template of templates) {
        store.add(template, entries);
        if (template.tokens.some(isVaryingWord)) general.add(template);
        evidence.add(template);
      }
    },
    templates: () => mostFrequent(store.values()),
    get entries() {
      return entries;
    },
  };
}

/** The first, and then ever fewer. */
function isSampled(count: number): boolean {
  return count <= SAMPLED || (count & (count - 1)) === 0;
}

/** The oldest of templates that differ in some places, with the others a part of it. */
function generalise({ members, places }: Generalisation): Template {
  const [oldest, ...others] = members.toSorted((one, other) => one.firstEntry - other.firstEntry);
  if (oldest === undefined) throw new RangeError("a generalisation has members");
  oldest.tokens = oldest.tokens.map((token, place) =>
    places.includes(place) ? { text: undefined, isApart: token.isApart, kind: undefined } : token,
  );
  for (const other of others) mergeInto(oldest, other);
  return oldest;
}

function isAlone(each: Template, merged: Template): boolean {
  return each !== merged && each.mergedInto === undefined;
}

function isVaryingWord({ text, kind }: TemplateToken): boolean {
  return text === undefined && kind === undefined;
}

function mostFrequent(templates: Iterable<Template>): Template[] {
  return [...templates]
    .filter(({ mergedInto, count: seen }) => mergedInto === undefined && seen > 0)
    .toSorted((one, other) => other.count - one.count || one.firstEntry - other.firstEntry);
}

function countEntry(template: Template, entry: number, time: number | undefined): void {
  template.count += 1;
  template.lastEntry = entry;
  if (time === undefined) return;
  template.firstTime = Math.min(template.firstTime ?? time, time);
  template.lastTime = Math.max(template.lastTime ?? time, time);
}

function newTemplate(tokens: readonly TemplateToken[], text: string, entry: number): Template {
  return {
    id: idOf(tokens),
    tokens,
    count: 0,
    firstEntry: entry,
    lastEntry: entry,
    firstTime: undefined,
    lastTime: undefined,
    sample: ownText(text.slice(0, LONGEST_SAMPLE)),
    parameters: [],
    mergedInto: undefined,
  };
}

/** Keeps a few texts of what varies. */
function sampleParameters({ tokens, parameters }: Template, line: MaskedLine): void {
  for (let place = 0; place < line.count; place++) {
    if (tokens[place]?.text !== undefined) continue;
    const known = (parameters[place] ??= []);
    const value = line.text.slice(line.starts[place], line.ends[place]).slice(0, LONGEST_PARAMETER);
    if (known.length < MOST_PARAMETERS && !known.includes(value)) known.push(ownText(value));
  }
}

function idOf(tokens: readonly TemplateToken[]): string {
  const text = tokens.map((token) => token.text ?? "\u0003").join("\u0002");
  return createHash("sha256").update(text).digest("hex").slice(0, ID_LENGTH);
}
