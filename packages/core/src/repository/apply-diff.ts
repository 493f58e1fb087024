import { applyPatch } from "diff";
import { fileDiff } from "./diff.ts";

/**
 * The whole text that a diff of `fileDiff` makes of a file's, byte order marks included; undefined where the text is none that
 * the diff was made of.
 */
export function applyDiff(file: string, before: string, diff: string): string | undefined {
  const after = applyPatch(before, diff, { fuzzFactor: 0, autoConvertLineEndings: false });
  return after !== false && fileDiff(file, before, after) === diff ? after : undefined;
}
