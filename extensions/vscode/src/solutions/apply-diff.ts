interface Hunk {
  /** 0-based line of the old text. */
  start: number;
  lines: string[];
}

/** The changes of a unified diff to one file. `file` is repository-relative. */
export interface FileDiff {
  file: string;
  /** Missing in the old or the new state. */
  isNew: boolean;
  isDeleted: boolean;
  hunks: Hunk[];
}

const FILE = /^(?:---|\+\+\+) (?:[ab]\/)?(.*)$/;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@/;

/** Reads a unified diff, file by file, e.g. `--- a/src/x.ts`, `+++ b/src/x.ts`, `@@ -1,3 +1,3 @@`. */
export function readDiff(diff: string): FileDiff[] {
  const files: FileDiff[] = [];
  const lines = diff.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const next = lines[at + 1] ?? "";
    if (line.startsWith("--- ") && next.startsWith("+++ ")) {
      files.push(fileOf(line, next));
      at += 1;
      continue;
    }
    const hunk = HUNK.exec(line);
    const file = files.at(-1);
    if (hunk === null || file === undefined) continue;
    const end = hunkEnd(lines, at + 1);
    const isInsertion = hunk[2] === "0";
    file.hunks.push({ start: Number(hunk[1]) - (isInsertion ? 0 : 1), lines: lines.slice(at + 1, end) });
    at = end - 1;
  }
  return files;
}

/** The text with the diff's changes; `undefined` where the diff is of another text. Line ends stay as they are. */
export function applyDiff(text: string, { hunks }: FileDiff): string | undefined {
  const old = text.split("\n");
  const result: string[] = [];
  let at = 0;
  for (const { start, lines } of hunks) {
    if (start < at || start > old.length) return undefined;
    result.push(...old.slice(at, start));
    at = start;
    for (const line of lines.filter((candidate) => !candidate.startsWith("\\"))) {
      const [sign, content] = [line[0], line.slice(1)];
      if (sign !== "+" && !isSame(old[at], content)) return undefined;
      if (sign === "+") result.push(withEndOf(content, old[0]));
      if (sign === " ") result.push(old[at] ?? "");
      if (sign !== "+") at += 1;
    }
  }
  return [...result, ...old.slice(at)].join("\n");
}

function fileOf(old: string, next: string): FileDiff {
  const [oldName = "", newName = ""] = [old, next].map(
    (line) => FILE.exec(line)?.[1]?.split("\t", 1)[0] ?? "",
  );
  const isNew = oldName === "/dev/null";
  const isDeleted = newName === "/dev/null";
  return { file: isDeleted ? oldName : newName, isNew, isDeleted, hunks: [] };
}

function hunkEnd(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && /^[ +\-\\]/.test(lines[end] ?? "") && !isHeader(lines, end)) end += 1;
  return end;
}

function isHeader(lines: readonly string[], at: number): boolean {
  return (
    (lines[at] ?? "").startsWith("--- ") &&
    (lines[at + 1] ?? "").startsWith("+++ ") &&
    HUNK.test(lines[at + 2] ?? "")
  );
}

function isSame(line: string | undefined, content: string): boolean {
  return line !== undefined && withoutReturn(line) === withoutReturn(content);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** The end of the file's first line, which an editor gives to all. */
function withEndOf(content: string, first: string | undefined): string {
  const end = first?.endsWith("\r") === true ? "\r" : "";
  return withoutReturn(content) + end;
}
