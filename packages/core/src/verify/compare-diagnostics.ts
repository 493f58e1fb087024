import type { FileEdit, TextEdit } from "../model/edit.ts";

/** The part of a complaint that tells whether it is the same one after an edit. */
export interface Complaint {
  file: string;
  code: string;
  message: string;
  /** UTF-16 offset in the file. */
  start: number;
}

export interface Comparison<Kind extends Complaint> {
  /** Complaints of before that are not there any more. */
  gone: Kind[];
  /** Complaints that were not there before. */
  fresh: Kind[];
}

/**
 * Tells old complaints from new ones across an edit: the same code at the place where the edit moved it,
 * or else the same words in the same file (an edit around a complaint may move it in no simple way).
 */
export function compareComplaints<Kind extends Complaint>(
  before: readonly Kind[],
  after: readonly Kind[],
  edits: readonly FileEdit[],
): Comparison<Kind> {
  const editsOf = new Map(edits.map((edit) => [edit.file, edit.edits]));
  const left = new Set(after);
  const byPlace = indexBy(after, (complaint) => `${complaint.file}\0${complaint.code}\0${complaint.start}`);
  const moved = before.filter((complaint) => {
    const place = movedOffset(complaint.start, editsOf.get(complaint.file) ?? []);
    const same = byPlace
      .get(`${complaint.file}\0${complaint.code}\0${place}`)
      ?.find((candidate) => left.has(candidate));
    return same === undefined || !left.delete(same);
  });
  const byWords = indexBy(
    [...left],
    (complaint) => `${complaint.file}\0${complaint.code}\0${complaint.message}`,
  );
  const gone = moved.filter((complaint) => {
    const same = byWords
      .get(`${complaint.file}\0${complaint.code}\0${complaint.message}`)
      ?.find((candidate) => left.has(candidate));
    return same === undefined || !left.delete(same);
  });
  return { gone, fresh: [...left] };
}

/** Where an offset of the original text lies after the edits; an offset inside a replaced range moves to its start. */
export function movedOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.end <= offset) {
      shift += edit.text.length - (edit.end - edit.start);
    } else if (edit.start < offset) {
      return edit.start + shift;
    }
  }
  return offset + shift;
}

function indexBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const index = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = index.get(key);
    if (known === undefined) index.set(key, [item]);
    else known.push(item);
  }
  return index;
}
