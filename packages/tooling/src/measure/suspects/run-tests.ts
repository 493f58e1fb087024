import { spawn } from "node:child_process";
import { setTimeout } from "node:timers";

export interface TestRun {
  passed: boolean;
  log: string;
}

const PLAIN = { CI: "true", NO_COLOR: "1", FORCE_COLOR: "0" };

/** Runs a command line in a folder, its output as one log; undefined where it takes longer than it may. */
export function runTests(command: string, folder: string, timeoutMs: number): Promise<TestRun | undefined> {
  return new Promise((resolve) => {
    const child = spawn("sh", ["-c", `${command} 2>&1`], {
      cwd: folder,
      env: { ...process.env, ...PLAIN },
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const chunks: Buffer[] = [];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      endGroup(child.pid);
    }, timeoutMs);
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(isLate ? undefined : { passed: code === 0, log: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

/** Ends a command with all that it started. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
