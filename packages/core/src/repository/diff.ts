import { formatPatch, structuredPatch } from "diff";
import type { StructuredPatch } from "diff";

const CONTEXT_LINES = 3;

/** Finding the least edit takes time in its square: a longer one becomes one hunk that replaces the file. */
const LONGEST_EDIT = 2_000;

const NO_NEWLINE = "\\ No newline at end of file";

export interface FileDiffOptions {
  /** True when the file starts with a byte order mark, which neither text holds. */
  bom?: boolean;
  /** True when there is no file yet. */
  created?: boolean;
}

/**
 * The unified diff of one file as `git apply` takes it, empty when nothing changed.
 * `file` is repository-relative POSIX; line ends and a missing last newline are kept as the texts have them.
 */
export function fileDiff(file: string, before: string, after: string, options: FileDiffOptions = {}): string {
  if (before === after) return "";
  const mark = options.bom === true ? "\uFEFF" : "";
  const patch =
    leastPatch(file, mark + before, mark + after) ?? wholePatch(file, mark + before, mark + after);
  const named = options.created === true ? { ...patch, oldFileName: "/dev/null", isCreate: true } : patch;
  return formatPatch({ ...named, isGit: true });
}

function leastPatch(file: string, before: string, after: string): StructuredPatch | undefined {
  const options = { context: CONTEXT_LINES, maxEditLength: LONGEST_EDIT };
  return structuredPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
}

function wholePatch(file: string, before: string, after: string): StructuredPatch {
  const removed = linesOf(before);
  const added = linesOf(after);
  const hunk = {
    oldStart: 1,
    oldLines: removed.length,
    newStart: 1,
    newLines: added.length,
    lines: [...signed("-", removed), ...signed("+", added)],
  };
  const names = { oldFileName: `a/${file}`, newFileName: `b/${file}` };
  return { ...names, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

/** The lines with their ends, so that the last one tells whether a newline closes the text. */
function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function signed(sign: "-" | "+", lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith("\n") ? [sign + line.slice(0, -1)] : [sign + line, NO_NEWLINE],
  );
}
