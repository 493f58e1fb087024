import { expectSameIn } from "./expect-same-in.ts";
import { PREFIXED } from "./wrapped-log.ts";

expectSameIn(PREFIXED);
