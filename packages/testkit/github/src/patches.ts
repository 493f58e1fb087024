import type { GitFolder } from "./git-folder.ts";

/** A file of a pull request, as `pulls/list-files` tells it. */
export interface FilePatch {
  filename: string;
  status: "added" | "removed" | "modified";
  additions: number;
  deletions: number;
  changes: number;
  sha: string;
  /** Hunks alone, without the heads of a diff. */
  patch: string;
}

const STATUS = { A: "added", D: "removed", M: "modified" } as const;

/** What changed between two commits, file by file. */
export function patchesOf(git: GitFolder, base: string, head: string): FilePatch[] {
  const rows = git.run(["diff", "--no-renames", "--name-status", "-z", base, head]).split("\0");
  const patches: FilePatch[] = [];
  for (let index = 0; index + 1 < rows.length; index += 2) {
    const [kind = "M", filename = ""] = [rows[index], rows[index + 1]];
    const diff = git.run(["diff", "--no-renames", "-U3", base, head, "--", filename]);
    const start = diff.indexOf("\n@@ ");
    const patch = start === -1 ? "" : diff.slice(start + 1);
    const count = (sign: string): number => patch.split("\n").filter((line) => line.startsWith(sign)).length;
    const [additions, deletions] = [count("+"), count("-")];
    patches.push({
      filename,
      status: kind === "A" || kind === "D" ? STATUS[kind] : STATUS.M,
      additions,
      deletions,
      changes: additions + deletions,
      sha: kind === "D" ? "" : git.run(["rev-parse", `${head}:${filename}`]),
      patch,
    });
  }
  return patches;
}

/** For each file the lines of its new side that the diff shows, each with the number of its hunk. */
export function diffLines(patches: readonly FilePatch[]): Map<string, Map<number, number>> {
  return new Map(patches.map(({ filename, patch }) => [filename, linesOf(patch)]));
}

function linesOf(patch: string): Map<number, number> {
  const lines = new Map<number, number>();
  let [line, hunk] = [0, 0];
  for (const row of patch.split("\n")) {
    const start = /^@@ -\S+ \+(\d+)/.exec(row)?.[1];
    if (start !== undefined) [line, hunk] = [Number(start), hunk + 1];
    else if (row.startsWith("+") || row.startsWith(" ")) {
      lines.set(line, hunk);
      line += 1;
    }
  }
  return lines;
}
