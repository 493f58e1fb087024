import type { TextEdit } from "../../model/edit.ts";

const GAP = / [(<]/y;

/**
 * Takes the blank behind `function` away with it: what is left is `map((line) =>`, not `map( (line) =>`. The blank before a
 * name goes with that.
 */
export function withoutGap(edit: TextEdit, text: string): TextEdit {
  const isKeyword = edit.text === "" && text.slice(edit.start, edit.end).trim() === "function";
  GAP.lastIndex = edit.end;
  const isGap = /^[( ]$/.test(text[edit.start - 1] ?? "") && GAP.test(text);
  return isKeyword && isGap ? { ...edit, end: edit.end + 1 } : edit;
}
