import { isAbsolute, relative } from "node:path";
import type { Analysis, Engine, Reading } from "@hephaestus/core";
import { realFolder, type FolderEngine } from "./folder-engines.ts";
import { rangesIn } from "./location-range.ts";
import type { PlacedProblem, ReadResult, ReadTarget } from "./reader-methods.ts";

interface Placement extends FolderEngine {
  reading: Reading;
  analysis: Analysis;
}

/** Places what was read in the folder that has most of its files; the first one where that is none's. */
export async function placeReading(
  reading: Reading,
  { directory }: Pick<ReadTarget, "directory">,
  opened: readonly FolderEngine[],
): Promise<ReadResult> {
  const placements = await Promise.all(opened.map((each) => placeIn(each, reading, directory)));
  const [best] = placements.toSorted((a, b) => locatedCount(b) - locatedCount(a));
  if (best === undefined) throw new Error("there is always a placement");
  const { folder, analysis, notes } = best;
  return {
    ...(folder === undefined ? {} : { folder }),
    reading: JSON.stringify(best.reading),
    problems: withRanges(analysis.problems, best.engine),
    roots: analysis.roots,
    notes: [...notes, ...analysis.notes],
    logs: analysis.logs,
    dropped: reading.dropped,
  };
}

async function placeIn(
  opened: FolderEngine,
  reading: Reading,
  directory: string | undefined,
): Promise<Placement> {
  const { folder, engine } = opened;
  const start = folder === undefined ? undefined : await folderBelow(folder, directory);
  const placed: Reading = start === undefined ? reading : { ...reading, folder: start };
  return { ...opened, reading: placed, analysis: engine.place(placed) };
}

/** The folder that a log was printed in, relative to the workspace's; undefined where it is not below. */
async function folderBelow(root: string, directory: string | undefined): Promise<string | undefined> {
  if (directory === undefined) return undefined;
  const below = relative(await realFolder(root), await realFolder(directory)).replaceAll("\\", "/");
  return isAbsolute(below) || below === ".." || below.startsWith("../") || below === "" ? undefined : below;
}

function locatedCount({ analysis }: Placement): number {
  return analysis.problems.filter(({ location }) => location?.inWorkspace === true).length;
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
