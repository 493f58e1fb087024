import { isAbsolute, relative } from "node:path";
import type { Analysis, Engine, Reading } from "@hephaestus/core";
import { realFolder, type FolderEngines } from "./folder-engines.ts";
import { rangesIn } from "./location-range.ts";
import type { PlacedProblem, ReadResult, ReadTarget } from "./reader-methods.ts";
import { unsavedOf } from "./unsaved-of.ts";

interface Placement {
  folder: string | undefined;
  reading: Reading;
  engine: Engine;
  analysis: Analysis;
  notes: string[];
}

/** Places what was read in the folder that has most of its files; the first one where that is none's. */
export async function placeReading(
  reading: Reading,
  target: ReadTarget,
  engines: FolderEngines,
): Promise<ReadResult> {
  const folders = target.decided ? target.folders.slice(0, 1) : target.folders;
  const placements: Placement[] = [];
  for (const folder of folders.length === 0 ? [undefined] : folders)
    placements.push(await placeIn(folder, reading, target, engines));
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
  folder: string | undefined,
  reading: Reading,
  { directory, unsaved }: ReadTarget,
  engines: FolderEngines,
): Promise<Placement> {
  const { engine, notes } = await engines.open(folder, unsavedOf(folder ?? "", unsaved));
  const start = folder === undefined ? undefined : await folderBelow(folder, directory);
  const placed: Reading = start === undefined ? reading : { ...reading, folder: start };
  return { folder, reading: placed, engine, analysis: engine.place(placed), notes };
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
