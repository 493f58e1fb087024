import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { readGit } from "../../repository/git.ts";

/** How much is copied at most, all together. */
export interface CopyBudget {
  files: number;
  bytes: number;
}

const BUDGET: CopyBudget = { files: 10_000, bytes: 128 * 2 ** 20 };

/** Folders that commands fill anew, or that make no sense elsewhere: dependencies, caches, records of what ran. */
const NOT_NEEDED: ReadonlySet<string> = new Set([
  "node_modules",
  ".git",
  ".hephaestus",
  ".cache",
  ".turbo",
  ".nx",
  ".parcel-cache",
  ".pytest_cache",
  ".mypy_cache",
  ".ruff_cache",
  "__pycache__",
  ".venv",
  "venv",
  "coverage",
  "test-results",
  "playwright-report",
  "logs",
]);

/**
 * Files that git ignores and a command may need all the same: built packages of a workspace, generated code, `.env`.
 * An ignored folder comes whole or, where the budget does not last, not at all.
 */
export async function listIgnoredFiles(root: string, budget: CopyBudget = BUDGET): Promise<string[]> {
  const answer = await readGit(root, ["ls-files", "-oiz", "--exclude-standard", "--directory"]);
  const ignored = (answer ?? "").split("\0").filter((path) => path !== "" && isNeeded(path));
  const left = { ...budget };
  const files: string[] = [];
  for (const path of ignored) {
    const found = await readWhole(root, path, left);
    if (found === undefined) continue;
    left.files -= found.files.length;
    left.bytes -= found.bytes;
    files.push(...found.files);
  }
  return files;
}

function isNeeded(path: string): boolean {
  return !path.endsWith(".log") && !path.split("/").some((name) => NOT_NEEDED.has(name));
}

/** Undefined where it is more than what is left of the budget. */
async function readWhole(
  root: string,
  path: string,
  left: CopyBudget,
): Promise<{ files: string[]; bytes: number } | undefined> {
  if (!path.endsWith("/")) return await measured(root, [path], left);
  const files: string[] = [];
  const folders = [path.slice(0, -1)];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const inner = `${folder}/${entry.name}`;
      if (entry.isFile() || entry.isSymbolicLink()) files.push(inner);
      else if (entry.isDirectory() && !NOT_NEEDED.has(entry.name)) folders.push(inner);
    }
    if (files.length > left.files) return undefined;
  }
  return await measured(root, files, left);
}

async function measured(
  root: string,
  files: string[],
  left: CopyBudget,
): Promise<{ files: string[]; bytes: number } | undefined> {
  const sizes = await Promise.all(files.map((file) => sizeOf(join(root, file))));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return files.length > left.files || bytes > left.bytes ? undefined : { files, bytes };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}
