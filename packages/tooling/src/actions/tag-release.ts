import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = /^v(\d+)\.\d+\.\d+$/;

/**
 * Commits what was built into `actions/dist` on top of HEAD, tags it `v1.2.3` and moves `v1` there. No branch, index or
 * file of the checkout changes: a branch never has the bundles. Gives the tags. Throws where the version is none or is there
 * already: a release is never moved.
 */
export function tagRelease(repository: string, version: string): string[] {
  const major = VERSION.exec(version)?.[1];
  if (major === undefined) throw new Error(`${version} is no version such as v1.2.3`);
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-release-"));
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: repository,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, GIT_INDEX_FILE: join(folder, "index") },
    }).trim();
  try {
    git("read-tree", "HEAD");
    git("add", "--force", "--", "actions/dist/*.cjs", "actions/dist/*.txt");
    const commit = git("commit-tree", git("write-tree"), "-p", "HEAD", "-m", `release: actions ${version}`);
    git("tag", version, commit);
    git("tag", "--force", `v${major}`, commit);
    return [version, `v${major}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
