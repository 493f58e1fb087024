/** Replaces `[start, end)` of a file's text, in UTF-16 offsets of the text without its byte order mark. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** The edits of one file. They refer to the same original text and never overlap; equal starts apply in array order. */
export interface FileEdit {
  /** Repository-relative POSIX path. */
  file: string;
  edits: TextEdit[];
  /** Where the file is to be made: there must be none yet, and the edits are those of an empty text. */
  created?: true;
}

/** Applies non-overlapping edits to a text. Edits that start at the same place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length)
      throw new RangeError("edits overlap or leave the text");
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}
