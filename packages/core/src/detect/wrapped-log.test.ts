import { expectSameIn } from "./expect-same-in.ts";
import { WRAPPERS } from "./wrapped-log.ts";

expectSameIn(WRAPPERS);
