import type { FileEdit } from "../model/edit.ts";

/** One entry per file, files and edits in the order they came. */
export function editsByFile(edits: readonly FileEdit[]): FileEdit[] {
  const files = new Map<string, FileEdit>();
  for (const { file, edits: added } of edits) {
    files.set(file, { file, edits: [...(files.get(file)?.edits ?? []), ...added] });
  }
  return [...files.values()];
}
