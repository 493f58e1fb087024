import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TOKEN, type FailedShop } from "@hephaestus/github-double";
import { expect } from "vitest";

const TSC = fileURLToPath(new URL("../../../../node_modules/typescript/bin/tsc", import.meta.url));

/** Runs the command that fails in the job, and gives its exit code. */
export function typecheck(folder: string): number | null {
  return spawnSync(process.execPath, [TSC, "--noEmit"], { cwd: folder }).status;
}

/**
 * Clones what was pushed, as people do, and runs the command that failed: it passes, and no file but those named is another
 * than in the failing commit, byte for byte, or has another mode.
 */
export async function checkDelivered(
  { github, repository, temporary }: FailedShop,
  { branch, changed, folder = "" }: { branch: string; changed: readonly string[]; folder?: string },
): Promise<void> {
  const clone = join(temporary, `clone-of-${branch.replaceAll("/", "-")}`);
  await github.clone(repository.fullName, branch, clone, TOKEN);
  const failed = repository.runs[0]?.sha ?? "";
  const { git } = repository;
  const rowsOf = (commit: string): [file: string, mode: string][] =>
    git
      .run(["ls-tree", "-r", "-z", commit])
      .split("\0")
      .filter(Boolean)
      .map((row) => [row.slice(row.indexOf("\t") + 1), row.slice(0, row.indexOf(" "))]);
  expect(rowsOf(`refs/heads/${branch}`)).toEqual(rowsOf(failed));
  const files = rowsOf(failed).map(([file]) => file);
  const others = files.filter(
    (file) => !git.bytes(["cat-file", "blob", `${failed}:${file}`]).equals(readFileSync(join(clone, file))),
  );
  expect(others).toEqual(changed);
  expect(typecheck(join(clone, folder))).toBe(0);
}
