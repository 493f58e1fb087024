import { setFlagsFromString } from "node:v8";

/** Share in percent of the way to the heap's limit at which old objects are collected; 0 leaves that to the engine. */
const FLAG = "--incremental-marking-hard-trigger";
const EARLY = 25;

/**
 * Does work that holds little but leaves much behind, like reading a log: what it leaves is collected early, so that memory
 * does not grow with the log. Other work of the process is slowed down meanwhile where its heap is large.
 */
export async function withEarlyCollection<Result>(work: () => Promise<Result>): Promise<Result> {
  setFlagsFromString(`${FLAG}=${EARLY}`);
  try {
    return await work();
  } finally {
    setFlagsFromString(`${FLAG}=0`);
  }
}
