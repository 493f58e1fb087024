import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What git prints, without the last line's end; undefined where it fails or says nothing. Nothing that a repository configures is run. */
export async function readGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
    const { stdout } = await promisify(execFile)("git", [...safe, ...args], { cwd: folder });
    return stdout.trim() === "" ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}
