import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

const PATIENCE_MS = 5000;

/** The first line that `<program> --version` prints; `undefined` where there is no such program. Not run in the workspace. */
export async function versionOf(program: string): Promise<string | undefined> {
  try {
    const environment = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const { stdout } = await run(program, ["--version"], {
      timeout: PATIENCE_MS,
      cwd: homedir(),
      env: environment,
    });
    return stdout.trim().split("\n", 1)[0];
  } catch {
    return undefined;
  }
}

/** Memory that a process holds, in whole MB; `undefined` where the system does not tell. */
export async function residentMegabytes(processId: number): Promise<number | undefined> {
  try {
    const kilobytes = await residentKilobytes(processId);
    return Number.isFinite(kilobytes) ? Math.round(kilobytes / 1024) : undefined;
  } catch {
    return undefined;
  }
}

async function residentKilobytes(processId: number): Promise<number> {
  if (process.platform === "linux") {
    const status = await readFile(`/proc/${processId}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
  }
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(processId)], { timeout: PATIENCE_MS });
  return Number.parseInt(stdout, 10);
}
