import { execFile } from "node:child_process";
import { promisify } from "node:util";

const SAFE = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];

/** What git prints, without the last line's end; undefined where it fails. Nothing that a repository configures is run. */
export async function askGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", [...SAFE, ...args], { cwd: folder });
    return stdout.trimEnd();
  } catch {
    return undefined;
  }
}
