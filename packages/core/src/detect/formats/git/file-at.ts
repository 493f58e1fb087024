import type { PathClaim } from "../format.ts";

/** The place of a file whose line may not be known. */
export function fileAt(path: string | undefined, line = 1): { place?: PathClaim } {
  return path === undefined ? {} : { place: { path, line: Math.max(1, line) } };
}
