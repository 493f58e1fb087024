import type { TextEdit } from "../../model/edit.ts";

/** The comma behind the last member of an object that is written anew, where there was one before: the service leaves it out. */
export function withComma(edit: TextEdit, text: string): TextEdit {
  const hadComma = /,\s{0,200}\}$/.test(text.slice(edit.start, edit.end));
  const end = /[^\s,{]\s{0,200}\}$/.exec(edit.text);
  if (!hadComma || end === null || !end[0].includes("\n")) return edit;
  const at = end.index + 1;
  return { ...edit, text: `${edit.text.slice(0, at)},${edit.text.slice(at)}` };
}
