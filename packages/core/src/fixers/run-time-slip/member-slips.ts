import { editDistance } from "../edit-distance.ts";
import { isTestFile } from "../is-test-file.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import type { Candidate } from "../../model/candidate.ts";
import type { MemberNames, MemberPlace, MemberUse } from "./member-names.ts";
import { isRenamed, oddKeys } from "./odd-keys.ts";

const MISSPELT = 0.75;
const RENAMED = 0.55;
const ODD = 0.7;
const SHORTEST = 4;
/** With a letter less than it should have. */
const SHORTEST_MISSPELT = 3;
/** Of the other members of an object. */
const LEAST_READ = 0.5;

export interface MemberSlipsOptions {
  /** Whether the language or the platform has a member of that name. */
  isPlatform: (name: string) => boolean;
  /** Whether a name stands anywhere else in the workspace than in the scripts that were looked at. */
  isElsewhere: (name: string) => boolean;
  /** The member that the run asked for in vain: then no other is what is wrong. */
  lacked: string | undefined;
}

/** A member that should be called as another. */
interface Renaming {
  from: string;
  to: string;
  places: readonly MemberPlace[];
  confidence: number;
  rationale: string;
}

/**
 * Members of scripts, where no type tells: a name that is there once and is nearly one that is read or made elsewhere, one that only one
 * object has where others like it have another, and one that is only made beside one that is only read.
 */
export function memberSlips(names: MemberNames, options: MemberSlipsOptions): Candidate[] {
  const kinds = [misspeltMembers, renamedKeys, renamedMembers].map((slips) =>
    slips(names, options).filter(
      ({ from, to }) => options.lacked === undefined || [from, to].includes(options.lacked),
    ),
  );
  const found = kinds.find((slips) => slips.length > 0) ?? [];
  return found.map(renaming);
}

function misspeltMembers(
  names: MemberNames,
  { isPlatform, isElsewhere, lacked }: MemberSlipsOptions,
): Renaming[] {
  return ownMembers(names, isPlatform, SHORTEST_MISSPELT)
    .filter(
      ([name, { reads, writes }]) => names.counts.get(name) === 1 && [...reads, ...writes].every(isOfSource),
    )
    .flatMap(([name, use]) => respelled(name, use, names.uses))
    .filter(({ from, to }) => (from === lacked || isOneSlip(from, to)) && !isElsewhere(from));
}

function renamedKeys(names: MemberNames, { isPlatform, isElsewhere }: MemberSlipsOptions): Renaming[] {
  return oddKeys(names)
    .filter(({ made }) => !isPlatform(made) && !isElsewhere(made))
    .map(({ made, read, place }) => ({
      from: made,
      to: read,
      places: [place],
      confidence: ODD,
      rationale: `\`${made}\` is in no other object and never read, and all that have the other keys have \`${read}\``,
    }));
}

function renamedMembers(
  names: MemberNames,
  { isPlatform, isElsewhere, lacked }: MemberSlipsOptions,
): Renaming[] {
  const own = ownMembers(names, (name) => name !== lacked && isPlatform(name), SHORTEST, lacked);
  const idle = own.filter(([, { reads, writes }]) => reads.length === 0 && writes.every(isOfSource));
  const unmade = own.filter(([, { writes }]) => writes.length === 0);
  return idle.flatMap(([made, { writes }]) => {
    const [only, ...rivals] = unmade.filter(([read]) => isRenamed(made, read) && !areOfTwoKinds(made, read));
    const isTold = only?.[0] === lacked;
    const isForAll =
      !made.startsWith(only?.[0] ?? "") ||
      writes.some((place) => place.isExport || isForOthers(place, names.uses));
    if (
      (isForAll && !isTold) ||
      only === undefined ||
      rivals.length > 0 ||
      isElsewhere(made) ||
      isElsewhere(only[0])
    )
      return [];
    const rationale = `\`${made}\` is made and never read, and \`${only[0]}\` is read and never made`;
    return [{ from: made, to: only[0], places: writes, confidence: RENAMED, rationale }];
  });
}

function ownMembers(
  { uses, others }: MemberNames,
  isPlatform: (name: string) => boolean,
  shortest = SHORTEST,
  lacked?: string,
): [string, MemberUse][] {
  return [...uses].filter(
    ([name]) => (name.length >= shortest || name === lacked) && !others.has(name) && !isPlatform(name),
  );
}

function isOfSource({ file }: MemberPlace): boolean {
  return !isTestFile(file);
}

/**
 * Whether a letter within a name is wrong, missing or out of its place. Where no run asked for the name in vain, two names that begin or
 * end otherwise, or are written small and large, are meant: `sync` and `fsync`, `close` and `closed`, `iferror` beside `ifError`.
 */
function isOneSlip(from: string, to: string): boolean {
  const isWithin = from[0] === to[0] && from.at(-1) === to.at(-1);
  const isOtherCase = from.toLowerCase() === to.toLowerCase();
  const isOne = editDistance(from, to) === 1 || withoutTwins(from) === withoutTwins(to);
  return isWithin && !isOtherCase && isOne && digitsOf(from) === digitsOf(to);
}

function digitsOf(name: string): string {
  return name.replaceAll(/\D/g, "");
}

/** A name with each letter that stands there twice in a row once: `searchPParams` is `searchParams`. */
function withoutTwins(name: string): string {
  return name.toLowerCase().replaceAll(/(?<letter>.)\k<letter>/g, "$<letter>");
}

function respelled(
  name: string,
  { reads, writes }: MemberUse,
  uses: ReadonlyMap<string, MemberUse>,
): Renaming[] {
  const like = [...uses].filter(([other, use]) => {
    const isMet = reads.length > 0 ? use.writes.length > 0 || use.reads.length > 1 : use.reads.length > 0;
    return (
      other !== name &&
      isMet &&
      (nameLikeness(other, name) >= ALIKE || withoutTwins(other) === withoutTwins(name))
    );
  });
  const nearest = Math.max(...like.map(([other]) => nameLikeness(other, name)));
  const [only, ...others] = like.filter(([other]) => nameLikeness(other, name) === nearest);
  const [place] = [...reads, ...writes];
  if (only === undefined || others.length > 0 || place === undefined) return [];
  if (place.beside.includes(only[0]) || isForOthers(place, uses)) return [];
  const rationale = `\`${name}\` is nowhere else, and \`${only[0]}\` is a member that scripts of the workspace share`;
  return [{ from: name, to: only[0], places: [place], confidence: MISSPELT, rationale }];
}

/** Whether it stands in an object of which nobody here reads the most: a table of words, a configuration. */
function isForOthers({ beside }: MemberPlace, uses: ReadonlyMap<string, MemberUse>): boolean {
  const read = beside.filter((name) => (uses.get(name)?.reads.length ?? 0) > 0);
  return read.length < beside.length * LEAST_READ;
}

/** `Transform` is a class, `_transform` a method, `_total` a secret: one of them is no other name of the other. */
function areOfTwoKinds(a: string, b: string): boolean {
  if (a.replace(/^_+/, "") === b.replace(/^_+/, "")) return true;
  return /^[_$]*\p{Lu}/u.test(a) !== /^[_$]*\p{Lu}/u.test(b);
}

function renaming({ from, to, places, confidence, rationale }: Renaming): Candidate {
  const files = Map.groupBy(places, ({ file }) => file);
  const textAt = ({ isShorthand }: MemberPlace): string => (isShorthand ? `${to}: ${from}` : to);
  return {
    title: `Change spelling to '${to}'`,
    edits: [...files].map(([file, own]) => ({
      file,
      edits: own.map((place) => ({ start: place.start, end: place.end, text: textAt(place) })),
    })),
    origin: "run-time-slip",
    rationale,
    confidence,
  };
}
