import { isTestFile } from "../is-test-file.ts";
import { ALIKE, nameLikeness, sharedWords } from "../name-likeness.ts";
import type { Candidate } from "../../model/candidate.ts";
import type { MemberNames, MemberPlace, MemberUse } from "./member-names.ts";

const MISSPELT = 0.75;
const RENAMED = 0.55;
const SHORTEST = 4;
const LEAST_SHARED = 0.5;
/** Of the other members of an object. */
const LEAST_READ = 0.5;

/** Whether a name stands anywhere else in the workspace than in the scripts that were looked at. */
type IsElsewhere = (name: string) => boolean;

/**
 * Members of scripts, where no type tells: a name that is there once and is nearly one that is read or made elsewhere, and one that
 * is only made beside one that is only read.
 */
export function memberSlips(
  { uses, others, counts }: MemberNames,
  isPlatform: (name: string) => boolean,
  isElsewhere: IsElsewhere,
): Candidate[] {
  const isOwn = ([name]: [string, MemberUse]): boolean =>
    name.length >= SHORTEST && !others.has(name) && !isPlatform(name);
  const own = [...uses].filter(isOwn);
  const idle = own.filter(([, { reads, writes }]) => reads.length === 0 && writes.every(isOfSource));
  const unmade = own.filter(([, { writes }]) => writes.length === 0);
  const misspelt = own
    .filter(([name, { reads, writes }]) => counts.get(name) === 1 && [...reads, ...writes].every(isOfSource))
    .flatMap(([name, use]) => respelled(name, use, uses))
    .filter(({ name }) => !isElsewhere(name));
  if (misspelt.length > 0) return misspelt.map(({ candidate }) => candidate);
  return idle.flatMap(([made, { writes }]) => {
    const [only, ...rivals] = unmade.filter(([read]) => isRenamed(made, read));
    if (only === undefined || rivals.length > 0 || isElsewhere(made) || isElsewhere(only[0])) return [];
    return [renamed(made, only[0], writes)];
  });
}

function isOfSource({ file }: MemberPlace): boolean {
  return !isTestFile(file);
}

/** `priceName` for `price`: one begins with the other, or they share most of their words. */
function isRenamed(a: string, b: string): boolean {
  return (
    a !== b &&
    (a.startsWith(b) || b.startsWith(a) || sharedWords(a, b) >= LEAST_SHARED) &&
    nameLikeness(a, b) > 0.2
  );
}

/** A name with each letter that stands there twice in a row once: `searchPParams` is `searchParams`. */
function withoutTwins(name: string): string {
  return name.toLowerCase().replaceAll(/(?<letter>.)\k<letter>/g, "$<letter>");
}

function respelled(
  name: string,
  { reads, writes }: MemberUse,
  uses: ReadonlyMap<string, MemberUse>,
): { name: string; candidate: Candidate }[] {
  const near = [...uses].filter(([other, use]) => {
    const isMet = reads.length > 0 ? use.writes.length > 0 || use.reads.length > 1 : use.reads.length > 0;
    return (
      other !== name &&
      isMet &&
      (nameLikeness(other, name) >= ALIKE || withoutTwins(other) === withoutTwins(name))
    );
  });
  const [only, ...others] = near;
  const [place] = [...reads, ...writes];
  if (only === undefined || others.length > 0 || place === undefined) return [];
  if (place.beside.includes(only[0]) || isForOthers(place, uses)) return [];
  const rationale = `\`${name}\` is nowhere else, and \`${only[0]}\` is a member that scripts of the workspace share`;
  return [
    { name, candidate: renaming([place], { from: name, to: only[0] }, { confidence: MISSPELT, rationale }) },
  ];
}

/** Whether it stands in an object of which nobody here reads the most: a table of words, a configuration. */
function isForOthers({ beside }: MemberPlace, uses: ReadonlyMap<string, MemberUse>): boolean {
  const read = beside.filter((name) => (uses.get(name)?.reads.length ?? 0) > 0);
  return read.length < beside.length * LEAST_READ;
}

function renamed(made: string, read: string, writes: readonly MemberPlace[]): Candidate {
  const rationale = `\`${made}\` is made and never read, and \`${read}\` is read and never made`;
  return renaming(writes, { from: made, to: read }, { confidence: RENAMED, rationale });
}

function renaming(
  places: readonly MemberPlace[],
  { from, to }: { from: string; to: string },
  says: { confidence: number; rationale: string },
): Candidate {
  const files = Map.groupBy(places, ({ file }) => file);
  const textAt = ({ isShorthand }: MemberPlace): string => (isShorthand ? `${to}: ${from}` : to);
  return {
    title: `Change spelling to '${to}'`,
    edits: [...files].map(([file, own]) => ({
      file,
      edits: own.map((place) => ({ start: place.start, end: place.end, text: textAt(place) })),
    })),
    origin: "run-time-slip",
    ...says,
  };
}
