import { cpSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const LEFT_OUT: ReadonlySet<string> = new Set([".git", "dist", "coverage"]);

/** A copy of a project in a new temporary folder, with links to its installed packages instead of copies. */
export function copyProject(folder: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-suspects-")));
  cpSync(folder, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source, target) => {
      if (basename(source) !== "node_modules") return !LEFT_OUT.has(basename(source));
      symlinkSync(realpathSync(source), target);
      return false;
    },
  });
  return copy;
}
