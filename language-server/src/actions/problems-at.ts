import { evidenceAt } from "../commands/find-problem.ts";
import { isBefore } from "../problems/shift-range.ts";
import type { TrackedProblem } from "../problems/source.ts";
import type { Range } from "../protocol/place.ts";
import type { Session } from "../session/session.ts";

/** In a file those whose lines the range touches, in a log the one that is told there. */
export function problemsAt({ store }: Session, uri: string, { start, end }: Range): TrackedProblem[] {
  const inFile = store.inFile(uri).filter(({ status, range }) => {
    if (status !== "open" || range === undefined) return false;
    return range.start.line <= end.line && start.line <= range.end.line;
  });
  const isAt = ({ range }: TrackedProblem): boolean =>
    range !== undefined && !isBefore(end, range.start) && !isBefore(range.end, start);
  const told = evidenceAt(store, uri, start.line);
  return inFile.length > 0 || told === undefined
    ? inFile.toSorted((a, b) => Number(isAt(b)) - Number(isAt(a)))
    : [told];
}
