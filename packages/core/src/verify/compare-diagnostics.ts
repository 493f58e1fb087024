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

/** What makes two complaints the same one, surest first. `start` is the place after the edit. */
const SIGNS: readonly ((complaint: Complaint, start: number) => string)[] = [
  ({ file, code, message }, start) => [file, code, start, message].join("\0"),
  ({ file, code, message }) => [file, code, message].join("\0"),
  ({ file, code }, start) => [file, code, start].join("\0"),
];

/**
 * Tells old complaints from new ones across an edit. The same are: equal words at the place where the edit moved them,
 * equal words elsewhere in the file (an edit around a complaint may move it in no simple way), the same code at the
 * place (an edit may change the words, such as the name of a type).
 */
export function compareComplaints<Kind extends Complaint>(
  before: readonly Kind[],
  after: readonly Kind[],
  edits: readonly FileEdit[],
): Comparison<Kind> {
  const editsOf = new Map(edits.map((edit) => [edit.file, edit.edits]));
  let left = before.map((complaint) => ({
    complaint,
    start: movedOffset(complaint.start, editsOf.get(complaint.file) ?? []),
  }));
  let fresh = [...after];
  for (const signOf of SIGNS) {
    const same = new Map<string, Kind[]>();
    for (const complaint of fresh) listAt(same, signOf(complaint, complaint.start)).push(complaint);
    left = left.filter(
      ({ complaint, start }) => listAt(same, signOf(complaint, start)).shift() === undefined,
    );
    const unmatched = new Set([...same.values()].flat());
    fresh = fresh.filter((complaint) => unmatched.has(complaint));
  }
  return { gone: left.map(({ complaint }) => complaint), fresh };
}

function listAt<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Where an offset of the original text lies after the edits; an offset inside a replaced range moves to its start. */
export function movedOffset(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.end <= offset) {
      shift += edit.text.length - (edit.end - edit.start);
    } else if (edit.start < offset) {
      return edit.start + shift;
    }
  }
  return offset + shift;
}
