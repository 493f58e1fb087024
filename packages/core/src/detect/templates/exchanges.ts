import { createHash } from "node:crypto";
import type { TemplateToken } from "./template.ts";
import { createTwoGenerations } from "./two-generations.ts";

/** Lines that differ at one place, and the distinct tokens seen there. */
interface Exchanged {
  readonly seen: readonly ReadonlySet<string>[];
}

/** Words that stand for each other behind the same beginning. */
export interface Exchanges<Family extends Exchanged> {
  /** Takes a word of a family in; the families whose words were seen to vary in enough others, all at once. */
  add(family: Family, tokens: readonly TemplateToken[], place: number): readonly Family[];
}

/** In so many lines that go on differently two words stand for each other if they are values. */
const FEWEST = 3;
const MOST_OTHERS = 16;
const KEY_LENGTH = 12;

/**
 * What a statement says does not vary without the rest of it, a value does: `anna` and `bob` of `imap(anna): opened`,
 * `imap(bob): opened`, `imap(anna): closed`, `imap(bob): closed` and so on. Bounded by `most` pairs of words.
 */
export function createExchanges<Family extends Exchanged>(most: number): Exchanges<Family> {
  const pairs = createTwoGenerations<string, Family[]>({ most });
  return {
    add(family, tokens, place) {
      const text = tokens[place]?.text ?? "";
      const beginning = beginningKey(tokens, place);
      const found = new Set<Family>();
      for (const other of [...(family.seen[0] ?? [])].slice(0, MOST_OTHERS)) {
        if (other === text || other === "") continue;
        const key = `${beginning}${[text, other].toSorted().join("\u0001")}`;
        const known = pairs.get(key) ?? [];
        if (!known.includes(family)) known.push(family);
        pairs.set(key, known);
        if (known.length < FEWEST) continue;
        for (const each of known) found.add(each);
        known.length = FEWEST;
      }
      return [...found];
    },
  };
}

/** Short, however long the beginning is: many are held. */
function beginningKey(tokens: readonly TemplateToken[], place: number): string {
  const hash = createHash("sha256");
  for (const { text } of tokens.slice(0, place)) hash.update(`${text ?? "\u0003"}\u0002`);
  return hash.digest("base64url").slice(0, KEY_LENGTH);
}
