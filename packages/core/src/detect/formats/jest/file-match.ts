import type { Match, PathClaim } from "../format.ts";

/** Output of one test file, when it is known of which; what follows it directly is about the same file. */
export interface FileMatch extends Match {
  readonly file: PathClaim | undefined;
}

export function isFileMatch(match: Match | undefined): match is FileMatch {
  return match !== undefined && "file" in match;
}
