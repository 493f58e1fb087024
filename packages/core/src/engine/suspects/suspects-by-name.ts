import { posix } from "node:path";
import type { Problem, Suspect } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isChanged, type ChangedLines } from "./changed-lines.ts";
import { isTestPath } from "./is-test-path.ts";
import { foldersApart, isNamedAfter } from "./sibling-file.ts";

const PER_FRAME = 0.7;
const SIBLING = 0.5;
const CHANGED = 4;
const MOST_SUSPECTS = 5;

/** Of languages that are not parsed: the failure's own frames, innermost first, then the file that the test is named after. */
export function suspectsByName(
  failure: Problem,
  repository: VirtualRepository,
  changed: ReadonlyMap<string, readonly ChangedLines[]>,
): Suspect[] {
  const { frames, location } = failure;
  const framed = frames
    .filter(({ own, inWorkspace, file }) => own && inWorkspace && !isTestPath(file))
    .map(({ file, line, symbol }, index): Suspect => ({
      file,
      startLine: line,
      endLine: line,
      ...(symbol === undefined ? {} : { symbol }),
      score: PER_FRAME ** index,
    }));
  const test = [location, ...frames].find((place) => place?.inWorkspace === true && isTestPath(place.file));
  const all = [...framed, ...siblings(test?.file, repository)];
  const scored = all.map((one) =>
    isChanged(changed, one) ? { ...one, score: one.score * CHANGED, changed: true as const } : one,
  );
  return shares(scored.toSorted((a, b) => b.score - a.score).slice(0, MOST_SUSPECTS));
}

/** Files of the test's own language that it is named after, nearest first. */
function siblings(test: string | undefined, { files, read }: VirtualRepository): Suspect[] {
  if (test === undefined) return [];
  const found = files.filter(
    (file) =>
      posix.extname(file) === posix.extname(test) &&
      file !== test &&
      !isTestPath(file) &&
      isNamedAfter(test, file),
  );
  const nearest = found.toSorted((a, b) => foldersApart(a, test) - foldersApart(b, test));
  return nearest.map((file, index) => ({
    file,
    startLine: 1,
    endLine: read(file)?.text.trimEnd().split("\n").length ?? 1,
    score: SIBLING * PER_FRAME ** index,
  }));
}

function shares(suspects: readonly Suspect[]): Suspect[] {
  const total = suspects.reduce((sum, { score }) => sum + score, 0);
  return suspects.map((one) => ({ ...one, score: Math.round((100 * one.score) / total) / 100 }));
}
