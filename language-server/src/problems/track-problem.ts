import type { Problem } from "@hephaestus/core";
import type { ProblemStatus } from "../protocol/overview.ts";
import type { PlacedProblem } from "../reader/reader-methods.ts";
import type { Source, TrackedProblem } from "./source.ts";
import { documentKey, uriBelow } from "../workspace/file-uri.ts";

/** A problem as it is followed from now on. One that was known keeps the place that edits have moved it to. */
export function trackProblem(
  source: Source,
  { problem, range }: PlacedProblem,
  ignored: ReadonlySet<string>,
): TrackedProblem {
  const { location } = problem;
  const tracked: TrackedProblem = { source: source.id, problem, status: statusOf(problem, ignored) };
  if (location?.inWorkspace !== true || source.folder === undefined || range === undefined) return tracked;
  const uri = uriBelow(source.folder.uri, location.file);
  const known = source.problems.get(problem.id);
  const place = known?.uri === uri ? (known.range ?? range) : range;
  return { ...tracked, uri, fileKey: documentKey(uri), range: place };
}

function statusOf({ id, stale }: Problem, ignored: ReadonlySet<string>): ProblemStatus {
  if (ignored.has(id)) return "ignored";
  return stale === true ? "solved" : "open";
}
