import { systemCode } from "./file-system.ts";
import type { Journal } from "./journal.ts";
import type { Site } from "./site.ts";

/** The workspaces this process is writing to, or taking back what another left in. */
const atWork = new Set<string>();

/** Runs work on a workspace unless this process is at work on it already: then `busy` answers. */
export async function aloneAtWork<Result>(
  { root }: Site,
  work: () => Promise<Result>,
  busy: () => Result,
): Promise<Result> {
  if (atWork.has(root)) return busy();
  atWork.add(root);
  try {
    return await work();
  } finally {
    atWork.delete(root);
  }
}

/** Whether another process that wrote a journal may still be at work on it. A number of ours is a dead process's: we are alone. */
export function isOfOtherAtWork({ pid }: Journal): boolean {
  return pid !== process.pid && isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}
