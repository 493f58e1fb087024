import type { Location } from "../../model/location.ts";
import type { Problem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestPath } from "./is-test-path.ts";

/** Failures of which the log names no place, and files of tests, that are looked into. */
const MOST_UNPLACED = 25;
const MOST_FILES = 2_000;

const QUOTES = ['"', "'", "`"] as const;

/** In which file of tests each failure is, as far as that can be told. */
export function testFilesOf(
  failures: readonly Problem[],
  repository: VirtualRepository,
): ReadonlyMap<Problem, string> {
  const unplaced = failures.filter((failure) => !isPlaced(failure)).slice(0, MOST_UNPLACED);
  const found = failures.map(
    (failure) =>
      [
        failure,
        unplaced.includes(failure) ? titledFile(failure, repository) : passedThrough(failure),
      ] as const,
  );
  return new Map(found.flatMap(([failure, file]) => (file === undefined ? [] : [[failure, file]])));
}

/** Places of a failure in the workspace's own scripts, the failure's location first. */
export function sourcePlaces({ location, frames }: Problem): Location[] {
  const places = [...(location === undefined ? [] : [location]), ...frames];
  return places.filter(({ file, inWorkspace }) => inWorkspace && isSourceFile(file));
}

function isPlaced({ location, frames }: Problem): boolean {
  return [location, ...frames].some((place) => place?.inWorkspace === true);
}

/** The outermost file of tests that a failure passed through; the one it is placed in, where no frame tells. */
function passedThrough(failure: Problem): string | undefined {
  return sourcePlaces(failure).findLast(({ file }) => isTestPath(file))?.file;
}

/** The only file of tests that holds the most of a failure's titles, and half of them at least. */
function titledFile({ test }: Problem, { files, read }: VirtualRepository): string | undefined {
  const titles = test?.split(" > ") ?? [];
  const tests = files.filter((file) => isTestPath(file) && isSourceFile(file)).slice(0, MOST_FILES);
  const held = Map.groupBy(tests, (file) => {
    const text = read(file)?.text ?? "";
    return titles.filter((title) => isQuoted(title, text)).length;
  });
  const most = Math.max(...held.keys());
  const [file, ...others] = held.get(most) ?? [];
  return 2 * most >= titles.length && others.length === 0 ? file : undefined;
}

function isQuoted(title: string, text: string): boolean {
  return QUOTES.some((quote) => text.includes(quote + title + quote));
}
