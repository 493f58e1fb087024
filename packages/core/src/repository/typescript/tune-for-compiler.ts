import process from "node:process";
import { setFlagsFromString } from "node:v8";

/** Where the heap grows by and by, syntax trees, which live on, are copied again and again. */
const ROOM_FOR_TREES = "--semi-space-growth-factor=4";
/** The compiler works for a second or two: to optimize all that is called 3000 times costs more than it gains. */
const OPTIMIZE_LATE = "--invocation-count-for-turbofan=200000";
/** Major versions of V8 in Node 22 to 26, which know that flag; Node 20 complains about it. */
const KNOWN_TO = { from: 12, to: 14 } as const;

/** Sets V8 up for the compiler. To be called before it is loaded; where room was kept small for what came before, that ends. */
export function tuneForCompiler(): void {
  setFlagsFromString(ROOM_FOR_TREES);
  const major = Number(process.versions.v8.split(".")[0]);
  if (major >= KNOWN_TO.from && major <= KNOWN_TO.to) setFlagsFromString(OPTIMIZE_LATE);
}
