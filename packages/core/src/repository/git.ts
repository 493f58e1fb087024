import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A repository may be hostile: nothing in its configuration is to start a program or reach the network. */
const INERT = [
  "-c",
  "core.fsmonitor=",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "safe.bareRepository=explicit",
];
const MAXIMUM_ANSWER = 128 * 1024 * 1024;
const MAXIMUM_MILLISECONDS = 60_000;

/** What git answers to a reading command run in a folder, or undefined where git or the repository is absent or broken. */
export async function readGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await execute("git", ["--no-pager", ...INERT, ...args], {
      cwd: folder,
      env: gitEnvironment(process.env),
      maxBuffer: MAXIMUM_ANSWER,
      timeout: MAXIMUM_MILLISECONDS,
      windowsHide: true,
    });
    return stdout;
  } catch {
    return undefined;
  }
}

/** Without the GIT_… variables of a surrounding hook, which would point git at another repository. */
function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  };
}
