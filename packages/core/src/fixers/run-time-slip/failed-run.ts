import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** So many of the files that ran are looked into. */
export const MOST_FILES = 150;

const COMPILE_ERROR = /^TS\d+$/;
/** What did not load did not run. */
const NOT_RUN = /^SyntaxError|Cannot find (?:module|package)|does not provide an export|is not defined$/m;
/** More places than this look like a slip because it is the manner of the project. */
const MOST_CANDIDATES = 2;

/** Whether a problem is what a test or a script ran into, where frames or a test tell what ran. */
export function isOfRun({ code = "", severity, location, test, frames }: LocatedProblem): boolean {
  return (
    !COMPILE_ERROR.test(code) &&
    severity === "error" &&
    isSourceFile(location.file) &&
    (test !== undefined || frames.some(({ own, inWorkspace }) => own && inWorkspace))
  );
}

/** Whether what failed had been loaded. */
export function hasRun({ message }: LocatedProblem): boolean {
  return !NOT_RUN.test(message);
}

/** The own sources that a problem names. */
export function framedFiles({ location, frames }: LocatedProblem): string[] {
  const places = [location, ...frames.filter(({ own, inWorkspace }) => own && inWorkspace)];
  return [...new Set(places.map(({ file }) => file))].filter(isSourceFile);
}

/** None, where there are many. */
export function few<Answer>(answers: Answer[]): Answer[] {
  return answers.length > MOST_CANDIDATES ? [] : answers;
}

/** Keeps by a key what is made of a view of the repository, which never changes: hundreds of tests may run the same files. */
export function keptForView<Made>(): (repository: VirtualRepository, key: string, make: () => Made) => Made {
  const views = new WeakMap<VirtualRepository, Map<string, Made>>();
  return (repository, key, make) => {
    const kept = views.get(repository) ?? new Map<string, Made>();
    views.set(repository, kept);
    const made = kept.get(key) ?? make();
    kept.set(key, made);
    return made;
  };
}
