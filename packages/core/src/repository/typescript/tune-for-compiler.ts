import { setFlagsFromString } from "node:v8";
import { optimizeLate } from "../../logs/optimize-late.ts";

/** Where the heap grows by and by, syntax trees, which live on, are copied again and again. */
const ROOM_FOR_TREES = "--semi-space-growth-factor=4";
/** The compiler works for a second or two: to optimize what is called 400 times, and again at 3000, costs more than it gains. */
const CALLS_BEFORE = { maglev: 4000, turbofan: 200_000 };

/** Sets V8 up for the compiler. To be called before it is loaded; where room was kept small for what came before, that ends. */
export function tuneForCompiler(): void {
  setFlagsFromString(ROOM_FOR_TREES);
  optimizeLate(CALLS_BEFORE);
}
