import type { Match } from "../format.ts";

/** What the run has told so far: the list at its end repeats it. */
export interface GoogletestMatch extends Match {
  /** Names of the tests whose failures were told. */
  readonly told: ReadonlySet<string>;
}

export function toldBefore(match: Match | undefined): ReadonlySet<string> {
  return match !== undefined && "told" in match && match.told instanceof Set ? match.told : new Set();
}
