import process from "node:process";
import { setFlagsFromString } from "node:v8";

/** How often a function is called before it is optimized: quickly by Maglev, and again, in full, by Turbofan. */
interface CallsBefore {
  maglev?: number;
  turbofan: number;
}

/**
 * Major versions of V8 in Node 24 to 26, which know these flags. Node 22 has no Maglev in between and would stay slow, Node 20
 * complains.
 */
const WITH_MAGLEV = { from: 13, to: 14 } as const;

/** The most calls that were asked for; other work of the process asks for others. */
let most = 0;

/** Lets the engine optimize later than it would, for good: what is over in a second or two costs more than it gains. */
export function optimizeLate({ maglev, turbofan }: CallsBefore): void {
  const major = Number(process.versions.v8.split(".")[0]);
  if (turbofan <= most || major < WITH_MAGLEV.from || major > WITH_MAGLEV.to) return;
  most = turbofan;
  setFlagsFromString(`--invocation-count-for-turbofan=${turbofan}`);
  if (maglev !== undefined) setFlagsFromString(`--invocation-count-for-maglev=${maglev}`);
}
