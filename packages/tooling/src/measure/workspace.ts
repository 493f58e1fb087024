import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const AUTHOR = [
  "-c",
  "user.name=measure",
  "-c",
  "user.email=measure@example.org",
  "-c",
  "commit.gpgsign=false",
];

/**
 * Runs an action in a temporary folder with these files; the folder is gone afterwards. With files of a base it is a git
 * repository, and what is not as in the base is not committed yet.
 */
export async function inWorkspace<T>(
  files: ReadonlyMap<string, string>,
  action: (folder: string) => T | Promise<T>,
  base?: ReadonlyMap<string, string>,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-measure-")));
  try {
    if (base !== undefined) commit(folder, base);
    write(folder, files);
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Makes a history of one commit, and leaves nothing but it. */
function commit(folder: string, files: ReadonlyMap<string, string>): void {
  const git = (...args: string[]): void => {
    execFileSync("git", [...AUTHOR, ...args], { cwd: folder, stdio: "ignore" });
  };
  git("init", "-q", "-b", "main");
  write(folder, files);
  git("add", "-A");
  git("commit", "-q", "-m", "before the change");
  for (const path of files.keys()) rmSync(join(folder, path));
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
