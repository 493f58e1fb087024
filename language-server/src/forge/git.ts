import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What git prints, without the line's end; undefined where it fails. Nothing that a repository configures is run. */
export async function git(folder: string, words: readonly string[]): Promise<string | undefined> {
  try {
    const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
    const { stdout } = await promisify(execFile)("git", [...safe, ...words], {
      cwd: folder,
      windowsHide: true,
    });
    return stdout.trim() === "" ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}
