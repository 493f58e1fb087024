import process from "node:process";
import type { Io } from "./io.ts";

/** Does what must not be left half done. A signal that comes meanwhile counts when it is done. */
export async function undisturbed<Result>(io: Io, work: () => Promise<Result>): Promise<Result> {
  let came: NodeJS.Signals | undefined;
  const release = io.takeSignals((signal) => (came ??= signal));
  try {
    return await work();
  } finally {
    release();
    if (came !== undefined) process.kill(process.pid, came);
  }
}
