import type { SourceText, TextEdit } from "@hephaestus/core";
import { lineStarts, positionAt } from "../text/line-starts.ts";
import { textHash } from "../text/text-hash.ts";
import type { FileFix, RangeEdit } from "./prover-methods.ts";

/** The edits of a text, by lines and characters; in the order of the text. */
export function rangeEdits(text: string, edits: readonly TextEdit[]): RangeEdit[] {
  const starts = lineStarts(text);
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text: newText }) => ({
      range: { start: positionAt(starts, start), end: positionAt(starts, end) },
      newText,
    }));
}

/** What a solution does to one file, for an editor that holds the same text. */
export function fileFix(
  { file, edits, diff }: { file: string; edits: readonly TextEdit[]; diff: string },
  source: Pick<SourceText, "text">,
  after: string,
): FileFix {
  return {
    file,
    before: textHash(source.text),
    after: textHash(after),
    edits: rangeEdits(source.text, edits),
    diff,
  };
}
