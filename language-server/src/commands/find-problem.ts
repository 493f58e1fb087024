import * as z from "zod/mini";
import { isLogOf, type Source, type TrackedProblem } from "../problems/source.ts";
import { problemAt, type ProblemStore } from "../problems/store.ts";
import { evidencePlace } from "../problems/to-diagnostic.ts";
import type { ProblemArguments } from "../protocol/commands.ts";
import type { Position } from "../protocol/place.ts";
import { HostError } from "../worker/host-error.ts";
import { documentKey } from "../workspace/file-uri.ts";

export const POSITION: z.ZodMiniType<Position> = z.object({
  line: z.int().check(z.gte(0)),
  character: z.int().check(z.gte(0)),
});

export interface FoundProblem {
  source: Source;
  tracked: TrackedProblem;
}

/** The problem that is named, or the one at the place in a file or a log. Throws where there is none. */
export function problemOf(store: ProblemStore, argument: ProblemArguments): FoundProblem {
  const tracked =
    "problem" in argument
      ? store.find(argument.problem)
      : (problemAt(store.inFile(argument.uri), { start: argument.position, end: argument.position }) ??
        evidenceAt(store, argument.uri, argument.position.line));
  const source = tracked === undefined ? undefined : store.get(tracked.source);
  if (tracked === undefined || source === undefined)
    throw new HostError({ message: "There is no problem here that Hephaestus knows of." });
  return { source, tracked };
}

/** The problem that a line of a log tells, or the last one told before it on the lines of its evidence. */
export function evidenceAt(store: ProblemStore, uri: string, line: number): TrackedProblem | undefined {
  return store.sources
    .filter((source) => isLogOf(source, uri))
    .flatMap((source) => [...source.problems.values()].map((tracked) => ({ source, tracked })))
    .find(({ source, tracked }) => {
      const place = evidencePlace(tracked, source);
      if (place === undefined || documentKey(place.uri) !== documentKey(uri)) return false;
      return place.range.start.line <= line && line <= place.range.end.line;
    })?.tracked;
}
