import { applyEdits, type FileEdit, type TextEdit } from "../../model/edit.ts";
import type { Solution } from "../../model/solution.ts";
import type { FileChange } from "./file-change.ts";

/** The text of a workspace file without its byte order mark; undefined when it cannot be read. */
export type ReadText = (file: string) => { text: string; bom: boolean } | undefined;

/** Why a solution is not part of a composition. */
export type LeaveReason = "already-resolved" | "overlaps" | "unreadable";

export interface Composition {
  /** The solutions that go together, in the order given. */
  taken: Solution[];
  left: { solution: Solution; reason: LeaveReason }[];
  /** The edits of all taken solutions, one entry per file, sorted by path. */
  edits: FileEdit[];
  /** The same as whole texts. */
  changes: FileChange[];
}

/**
 * Joins solutions into one set of file changes. They are taken in the order given, best first; one whose problems are
 * all resolved by those before it, whose edits touch theirs, or whose files cannot be read is left out, and why.
 */
export function composeSolutions(solutions: readonly Solution[], read: ReadText): Composition {
  const composition: Composition = { taken: [], left: [], edits: [], changes: [] };
  const resolved = new Set<string>();
  const edits = new Map<string, TextEdit[]>();
  for (const solution of solutions) {
    const reason = leaveReason(solution, resolved, edits, read);
    if (reason === undefined) {
      composition.taken.push(solution);
      for (const id of solution.problemIds) resolved.add(id);
      for (const { file, edits: added } of solution.changes)
        edits.set(file, joined(edits.get(file) ?? [], added));
    } else {
      composition.left.push({ solution, reason });
    }
  }
  composition.edits = [...edits.keys()].toSorted().map((file) => ({ file, edits: edits.get(file) ?? [] }));
  composition.changes = changesFrom(composition.edits, read);
  return composition;
}

function leaveReason(
  { problemIds, changes }: Solution,
  resolved: ReadonlySet<string>,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  read: ReadText,
): LeaveReason | undefined {
  if (problemIds.every((id) => resolved.has(id))) return "already-resolved";
  if (changes.some(({ file }) => read(file) === undefined)) return "unreadable";
  const clash = changes.some(({ file, edits: own }) => overlap(own, edits.get(file) ?? []));
  return clash ? "overlaps" : undefined;
}

/** The same edit asked for by two solutions, such as a missing import, is made once. */
function joined(present: readonly TextEdit[], added: readonly TextEdit[]): TextEdit[] {
  return [...present, ...added.filter((edit) => !present.some((other) => isSame(edit, other)))];
}

function overlap(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.some((edit) => others.some((other) => !isSame(edit, other) && touches(edit, other)));
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Two insertions at one place do not touch: they stand one after the other. */
function touches(one: TextEdit, other: TextEdit): boolean {
  return one.start < other.end && other.start < one.end;
}

function changesFrom(fileEdits: readonly FileEdit[], read: ReadText): FileChange[] {
  const changes: FileChange[] = [];
  for (const { file, edits } of fileEdits) {
    const source = read(file);
    if (source === undefined) continue;
    const after = applyEdits(source.text, edits);
    changes.push({ file, before: source.text, after, bom: source.bom });
  }
  return changes;
}
