import { isTestFile } from "../is-test-file.ts";
import { nameLikeness, sharedWords } from "../name-likeness.ts";
import type { MemberNames, MemberPlace, MemberUse } from "./member-names.ts";

/** A key that only one object has, and what objects that have all its other keys have in its place. */
export interface OddKey {
  made: string;
  read: string;
  place: MemberPlace;
}

const LEAST_LIKENESS = 0.2;
const LEAST_SHARED = 0.5;

/** `{ kind, lengthName }` beside objects of `{ kind, length }`: what is called otherwise in one object alone, and never read. */
export function oddKeys({ uses, others, counts }: MemberNames): OddKey[] {
  return [...uses].flatMap(([made, { reads, writes }]): OddKey[] => {
    const [place, ...rest] = writes;
    if (place === undefined || rest.length > 0 || reads.length > 0 || others.has(made)) return [];
    if (counts.get(made) !== 1 || place.beside.length === 0 || isTestFile(place.file)) return [];
    const [only, ...rivals] = [...uses].filter(
      ([read, use]) => isRenamed(made, read) && alikeIn(use, place) > (use.reads.length > 0 ? 0 : 1),
    );
    return only === undefined || rivals.length > 0 ? [] : [{ made, read: only[0], place }];
  });
}

/** In how many other objects of sources a key stands beside the same others. */
function alikeIn({ writes }: MemberUse, { beside }: MemberPlace): number {
  return writes.filter((other) => haveSameKeys(beside, other.beside) && !isTestFile(other.file)).length;
}

/** `priceName` for `price`: one begins with the other, or they share most of their words. */
export function isRenamed(a: string, b: string): boolean {
  return (
    a !== b &&
    (a.startsWith(b) || b.startsWith(a) || sharedWords(a, b) >= LEAST_SHARED) &&
    nameLikeness(a, b) > LEAST_LIKENESS
  );
}

function haveSameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}
