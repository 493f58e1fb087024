import type { Analysis, Engine, Reading } from "@hephaestus/core";
import { bestPlacement, type Placement } from "./checkout/best-placement.ts";
import { folderBelow, localCheckouts } from "./checkout/local-checkouts.ts";
import { movedReading } from "./checkout/moved-reading.ts";
import { unplacedPaths } from "./checkout/unplaced-paths.ts";
import type { FolderEngine } from "./folder-engines.ts";
import { rangesIn } from "./location-range.ts";
import type { PlacedProblem, ReadResult, ReadTarget } from "./reader-methods.ts";

type Hints = Pick<ReadTarget, "directory" | "checkouts">;
type FolderPlacement = Placement & FolderEngine;

/** Places what was read in the folder that has most of its files; the first one where that is none's. */
export async function placeReading(
  reading: Reading,
  hints: Hints,
  opened: readonly FolderEngine[],
): Promise<ReadResult> {
  const placements = await Promise.all(opened.map((each) => placeIn(each, reading, hints)));
  const chosen = hints.checkouts.flatMap(({ from, to }) => (from === "" ? to : []));
  const { best, tied } = bestPlacement(placements, chosen);
  if (best === undefined) throw new Error("there is always a placement");
  const { folder, analysis, notes, engine } = best;
  return {
    ...(folder === undefined ? {} : { folder }),
    reading: JSON.stringify(best.reading),
    problems: withRanges(analysis.problems, engine),
    roots: analysis.roots,
    notes: [...notes, ...analysis.notes],
    logs: analysis.logs,
    dropped: reading.dropped,
    unplaced: isPlaced(analysis)
      ? []
      : unplacedPaths(best.reading, engine.repository, opened.map(repositoryOf)),
    tied,
  };
}

function isPlaced({ problems }: Analysis): boolean {
  return problems.every(({ location }) => location?.inWorkspace === true);
}

function repositoryOf({ engine }: FolderEngine): Engine["repository"] {
  return engine.repository;
}

async function placeIn(
  opened: FolderEngine,
  reading: Reading,
  { directory, checkouts }: Hints,
): Promise<FolderPlacement> {
  const { folder, engine } = opened;
  const start = folder === undefined ? undefined : await folderBelow(folder, directory);
  const told: Reading = start === undefined ? reading : { ...reading, folder: start };
  const { repository } = engine;
  const own = folder === undefined ? [] : await localCheckouts(folder, checkouts);
  const placed = repository === undefined ? told : movedReading(told, own, repository);
  return { ...opened, reading: placed, analysis: engine.place(placed) };
}

/** The problems with their ranges in the files as they are now. */
export function withRanges(problems: Analysis["problems"], { repository }: Engine): PlacedProblem[] {
  const ranges = new Map<string, ReturnType<typeof rangesIn>>();
  return problems.map((problem) => {
    const { location } = problem;
    if (location?.inWorkspace !== true) return { problem };
    const { file } = location;
    const rangeOf = ranges.get(file) ?? rangesIn(repository?.read(file)?.text);
    ranges.set(file, rangeOf);
    return { problem, range: rangeOf(location) };
  });
}
