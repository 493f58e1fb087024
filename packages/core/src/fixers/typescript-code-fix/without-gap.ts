import type { TextEdit } from "../../model/edit.ts";

/** Takes the blank behind `function` away with it: what is left is `map((line) =>`, not `map( (line) =>`. */
export function withoutGap(edit: TextEdit, text: string): TextEdit {
  const isKeyword = edit.text === "" && text.slice(edit.start, edit.end).trim() === "function";
  const isGap = /^[( ]$/.test(text[edit.start - 1] ?? "") && text[edit.end] === " ";
  return isKeyword && isGap ? { ...edit, end: edit.end + 1 } : edit;
}
