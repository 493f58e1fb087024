import process from "node:process";
import { Script } from "node:vm";

/** Calls what stands at a name that only we know. */
const NAME = "hephaestus.interruptible";
const CALL = new Script(`globalThis[Symbol.for("${NAME}")]()`);
const WORK = Symbol.for(NAME);

let isWithin = false;

/**
 * Does what may block for seconds, in a way that Ctrl-C ends at once: listeners for SIGINT, which else would wait until it
 * is done, are called in the middle of it. Throws where they return. Without listeners the system ends the process itself,
 * and there is nothing to do. Node forgets a signal that came before this began and was not told yet: let others take their
 * turn first.
 */
export function interruptible<Result>(work: () => Result): Result {
  if (isWithin || process.listenerCount("SIGINT") === 0) return work();
  isWithin = true;
  Reflect.set(globalThis, WORK, work);
  try {
    const result: Result = CALL.runInThisContext({ breakOnSigint: true });
    return result;
  } catch (error) {
    if (isInterruption(error)) process.emit("SIGINT");
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, WORK);
    isWithin = false;
  }
}

function isInterruption(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}
