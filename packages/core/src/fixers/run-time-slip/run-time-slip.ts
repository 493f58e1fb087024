import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isTestFile } from "../is-test-file.ts";
import { ranFiles } from "./ran-files.ts";
import { respelledPlatformName } from "./respelled-platform-name.ts";
import { swappedNames } from "./swapped-names.ts";
import { unreturnedResults } from "./unreturned-results.ts";
import { unreturnedValues } from "./unreturned-values.ts";

const COMPILE_ERROR = /^TS\d+$/;
const MOST_FILES = 60;
/** More places than this look like a slip because it is the manner of the project. */
const MOST_CANDIDATES = 2;

/** Slips that no compiler tells of: in the code that a failing test or script runs, what is there for nothing, or in another's place. */
export const runTimeSlip: Fixer = {
  id: "run-time-slip",
  title: "slips that show at run time alone",
  handles: ({ code = "", severity, location, test, frames }) =>
    !COMPILE_ERROR.test(code) &&
    severity === "error" &&
    isSourceFile(location.file) &&
    (test !== undefined || frames.some(({ own, inWorkspace }) => own && inWorkspace)),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const engine = await repository.typescript();
  const places = [problem.location, ...problem.frames.filter(({ own, inWorkspace }) => own && inWorkspace)];
  const framed = [...new Set(places.map(({ file }) => file))].filter(isSourceFile);
  const services = ranFiles(engine, repository, framed)
    .filter((file) => !isTestFile(file))
    .slice(0, MOST_FILES)
    .map((file) => ({ file, service: engine.languageService(repository, file) }));
  const kinds = [
    services.flatMap(({ file, service }) => respelledPlatformName(file, service)),
    onceEach(
      services.flatMap(({ file, service }) => [
        ...unreturnedValues(file, service),
        ...unreturnedResults(service),
      ]),
    ),
    services
      .filter(({ file }) => framed.includes(file))
      .flatMap(({ file, service }) => swappedNames(file, service)),
  ];
  return kinds.flatMap((candidates) => (candidates.length > MOST_CANDIDATES ? [] : candidates));
}

function onceEach(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.title, candidate])).values()];
}
