import process from "node:process";
import { setFlagsFromString } from "node:v8";

/** Where the heap grows by and by, syntax trees, which live on, are copied again and again. */
const ROOM_FOR_TREES = "--semi-space-growth-factor=4";
/** The compiler works for a second or two: to optimize what is called 400 times, and again at 3000, costs more than it gains. */
const OPTIMIZE_LATE = ["--invocation-count-for-maglev=4000", "--invocation-count-for-turbofan=200000"];
/**
 * Major versions of V8 in Node 24 to 26, which know these flags. Node 22 has no Maglev in between and would stay slow, Node 20
 * complains.
 */
const WITH_MAGLEV = { from: 13, to: 14 } as const;

/** Sets V8 up for the compiler. To be called before it is loaded; where room was kept small for what came before, that ends. */
export function tuneForCompiler(): void {
  setFlagsFromString(ROOM_FOR_TREES);
  const major = Number(process.versions.v8.split(".")[0]);
  if (major < WITH_MAGLEV.from || major > WITH_MAGLEV.to) return;
  for (const flag of OPTIMIZE_LATE) setFlagsFromString(flag);
}
