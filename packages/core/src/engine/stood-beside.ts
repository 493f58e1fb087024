import type { Candidate } from "../model/candidate.ts";
import type { TextEdit } from "../model/edit.ts";
import type { FixerContext } from "../fixers/fixer.ts";
import type { WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

const NAME = /^["'`]?(?<name>[\w$]{1,80})["'`]?$/;
/** Below what may be called proved. */
const OTHER_THING = 0.28;
/** A change of more files than this tells nothing of single names. */
const MOST_FILES = 60;

/** What a candidate calls otherwise. */
export interface Renaming {
  from: string;
  to: string;
}

interface Pair {
  before: string;
  now: string;
}

const pairsOf = new WeakMap<WorkspaceChange, Promise<Pair[]>>();

/**
 * Makes less sure what respells a name that a change took away as one that stood beside it before and is used no more than it
 * was: what has its own name already is another thing, and no other spelling.
 */
export async function lessSureOfOthers(
  candidates: readonly Candidate[],
  { repository, change }: FixerContext,
): Promise<Candidate[]> {
  const all: Candidate[] = [];
  for (const candidate of candidates) {
    const renamings = candidate.confidence > OTHER_THING ? renamingsOf(candidate, repository) : [];
    const known = renamings.length === 0 ? undefined : await change?.();
    const isOther = known !== undefined && (await areOthers(renamings, known, repository));
    all.push(isOther ? { ...candidate, confidence: OTHER_THING } : candidate);
  }
  return all;
}

/** The names that a candidate puts in the place of others. */
export function renamingsOf({ edits }: Pick<Candidate, "edits">, { read }: VirtualRepository): Renaming[] {
  return edits.flatMap(({ file, edits: own }) => {
    const text = read(file)?.text ?? "";
    return own.flatMap((edit) => renamingOf(edit, text));
  });
}

function renamingOf({ start, end, text }: TextEdit, whole: string): Renaming[] {
  const from = NAME.exec(whole.slice(start, end))?.groups?.["name"];
  const to = NAME.exec(text)?.groups?.["name"];
  return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
}

async function areOthers(
  renamings: readonly Renaming[],
  change: WorkspaceChange,
  repository: VirtualRepository,
): Promise<boolean> {
  const known = pairsOf.get(change) ?? readPairs(change, repository);
  pairsOf.set(change, known);
  const pairs = await known;
  return renamings.some(({ from, to }) => {
    const isBeside = pairs.some(
      ({ before, now }) => count(before, from) > count(now, from) && count(before, to) > 0,
    );
    return (
      isBeside && sum(pairs, ({ now }) => count(now, to)) <= sum(pairs, ({ before }) => count(before, to))
    );
  });
}

async function readPairs({ files, before }: WorkspaceChange, { read }: VirtualRepository): Promise<Pair[]> {
  if (files.length > MOST_FILES) return [];
  return Promise.all(
    files.map(async ({ path, from, status }) => ({
      before: from === undefined ? "" : ((await before(from))?.text ?? ""),
      now: status === "deleted" ? "" : (read(path)?.text ?? ""),
    })),
  );
}

/** How often a name stands in a text. */
export function count(text: string, name: string): number {
  if (!text.includes(name)) return 0;
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll("$", String.raw`\$`)}(?![\w$])`, "g");
  return [...text.matchAll(word)].length;
}

function sum(pairs: readonly Pair[], of: (pair: Pair) => number): number {
  return pairs.reduce((total, pair) => total + of(pair), 0);
}
