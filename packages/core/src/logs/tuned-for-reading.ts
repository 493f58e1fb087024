import { setFlagsFromString } from "node:v8";
import { optimizeLate } from "./optimize-late.ts";

/** Share in percent of the way to the heap's limit at which old objects are collected; 0 leaves that to the engine. */
const FLAG = "--incremental-marking-hard-trigger";
const EARLY = 25;
/** Where there is much to tell, hundreds of functions are called some thousand times; the literal search is none of them. */
const CALLS_BEFORE = { turbofan: 60_000 };

/**
 * Does work that holds little but leaves much behind, like reading a log: what it leaves is collected early, so that memory
 * does not grow with the log. Other work of the process is slowed down meanwhile where its heap is large. What reads is optimized late.
 */
export async function tunedForReading<Result>(work: () => Promise<Result>): Promise<Result> {
  optimizeLate(CALLS_BEFORE);
  setFlagsFromString(`${FLAG}=${EARLY}`);
  try {
    return await work();
  } finally {
    setFlagsFromString(`${FLAG}=0`);
  }
}
