import type { Match } from "../format.ts";

/** What the report has told so far: the summary at its end repeats it. */
export interface PytestMatch extends Match {
  /** Tests and files whose failure was told. */
  readonly told: ReadonlySet<string>;
  /** Places by message, where `--tb=line` tells no test. */
  readonly places: readonly LinePlace[];
  /** Whether the report is where it shows what tests printed that did not fail. */
  readonly isPassing?: boolean;
}

/** `/home/shop/test_cart.py:10: assert 1 == 2` */
export interface LinePlace {
  path: string;
  line: number;
  message: string;
}
