import { linesOf } from "../answers/text-lines.ts";

/** A file as it was and as a fix, or what a user made of one, leaves it. */
export interface ChangedFile {
  /** Repository-relative POSIX path. */
  file: string;
  before: string;
  after: string;
}

/** The lines that a change replaces, with some around them that tell its place. */
export interface ChangeBlock {
  file: string;
  search: string;
  replace: string;
}

const AROUND = 3;

/** What of a file changes, from the first line to the last that differs. */
export function changeBlock({ file, before, after }: ChangedFile, around: number = AROUND): ChangeBlock {
  const old = linesOf(before).map(({ text }) => text);
  const fresh = linesOf(after).map(({ text }) => text);
  const [head, tail] = sameEnds(old, fresh);
  const [from, to] = [Math.max(0, head - around), Math.max(0, tail - around)];
  return {
    file,
    search: old.slice(from, old.length - to).join("\n"),
    replace: fresh.slice(from, fresh.length - to).join("\n"),
  };
}

/** The same for the same change, whatever stands around it and wherever it stands in its file. */
export function changeKey(blocks: readonly ChangeBlock[]): string {
  const bare = blocks.map(({ file, search, replace }) =>
    changeBlock({ file, before: search, after: replace }, 0),
  );
  return JSON.stringify(bare.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
}

/** How many lines are the same at the beginning and at the end. */
function sameEnds(old: readonly string[], fresh: readonly string[]): [head: number, tail: number] {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  return [head, tail];
}
