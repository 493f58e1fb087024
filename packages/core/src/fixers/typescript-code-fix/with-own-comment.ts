import type { TextEdit } from "../../model/edit.ts";

/** A comment of documentation, on lines of its own, right before what is taken away. */
const OWN_COMMENT = /(?:^|\n)(?<blank>[ \t]*)\/\*\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n[ \t]*$/;
const LONGEST = 4000;

/**
 * The removal of a declaration with its documentation, which the language service does not read in TypeScript. What stands
 * above an import, or first in a file, is about the file.
 */
export function withOwnComment(edit: TextEdit, text: string): TextEdit {
  if (edit.text !== "" || edit.end === edit.start) return edit;
  const removed = text.slice(edit.start, edit.end);
  if (/^\s*import\b/.test(removed)) return edit;
  const lead = /^\s*/.exec(removed)?.[0].length ?? 0;
  const before = text.slice(Math.max(0, edit.start + lead - LONGEST), edit.start + lead);
  const open = before.lastIndexOf("/**");
  const found =
    open === -1 ? null : OWN_COMMENT.exec(before.slice(Math.max(0, before.lastIndexOf("\n", open))));
  if (found === null) return edit;
  const blank = found.groups?.["blank"]?.length ?? 0;
  const start = edit.start + lead - (before.length - open) - blank;
  return start > 0 && start < edit.start ? { ...edit, start } : edit;
}
