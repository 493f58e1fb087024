import type { FileEdit } from "../model/edit.ts";

/** One entry per file, files and edits in the order they came. */
export function editsByFile(edits: readonly FileEdit[]): FileEdit[] {
  const files = new Map<string, FileEdit>();
  for (const { file, edits: added, created } of edits) {
    const known = files.get(file);
    const isCreated = created ?? known?.created;
    const all = [...(known?.edits ?? []), ...added];
    files.set(file, { file, edits: all, ...(isCreated === undefined ? {} : { created: isCreated }) });
  }
  return [...files.values()];
}
