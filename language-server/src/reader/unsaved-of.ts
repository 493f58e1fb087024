import type { UnsavedText } from "./reader-methods.ts";

/** The unsaved texts of a folder, by file. */
export function unsavedOf(folder: string, unsaved: readonly UnsavedText[]): Map<string, string> {
  return new Map(unsaved.filter((each) => each.folder === folder).map(({ file, text }) => [file, text]));
}
