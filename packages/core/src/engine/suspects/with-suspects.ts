import type { Problem, Suspect } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { EngineParts } from "../engine-parts.ts";
import { changedLines } from "./changed-lines.ts";
import { mentionsElsewhere } from "./mentions.ts";
import { createCallees } from "./reach.ts";
import { isTestPath } from "./is-test-path.ts";
import { rankSuspects } from "./rank-suspects.ts";
import { suspectsByName } from "./suspects-by-name.ts";
import { createTestFiles } from "./test-files.ts";
import { sourcePlaces, testFilesOf } from "./test-file-of.ts";
import { weighUnits } from "./weigh-units.ts";

/** Pieces of code whose calls are looked up for all failures of a log together. */
const MOST_UNITS = 1_500;
/** Failures of one log are mostly of one cause; the first so many are looked into. */
const MOST_FAILURES = 25;

const COMPILE_ERROR = /^TS\d+$/;

/** Says of failing tests and errors at run time which code may be at fault, likeliest first. Tests themselves never are. */
export async function withSuspects(problems: readonly Problem[], engine: EngineParts): Promise<Problem[]> {
  const { repository } = engine;
  const failures = problems.filter(isFailure);
  if (repository === undefined || failures.length === 0) return [...problems];
  const named = await suspectsOf(failures, repository, engine).catch(() => new Map<Problem, Suspect[]>());
  return problems.map((problem) => {
    const suspects = named.get(problem) ?? [];
    return suspects.length === 0 ? problem : { ...problem, suspects };
  });
}

function isFailure({ code, test, frames, stale, severity }: Problem): boolean {
  if (COMPILE_ERROR.test(code ?? "") || stale === true || severity !== "error") return false;
  return test !== undefined || frames.some(({ own, inWorkspace }) => own && inWorkspace);
}

async function suspectsOf(
  failures: readonly Problem[],
  repository: VirtualRepository,
  { change }: EngineParts,
): Promise<Map<Problem, Suspect[]>> {
  const changed = await changedLines(change, repository);
  const homes = testFilesOf(failures, repository);
  const isScript = (one: Problem): boolean => homes.has(one) || sourcePlaces(one).length > 0;
  const scripts = failures.filter(isScript);
  const others = failures.filter((one) => !isScript(one)).slice(0, MOST_FAILURES);
  const suspects = new Map<Problem, Suspect[]>();
  for (const failure of others) suspects.set(failure, suspectsByName(failure, repository, changed));
  if (scripts.length === 0) return suspects;
  const testFiles = createTestFiles(await repository.typescript(), repository, homes);
  const callees = createCallees(MOST_UNITS);
  const weighed = weighUnits(scripts.slice(0, MOST_FAILURES), {
    testFiles,
    callees,
    isPassed: ({ file }) => isTestPath(file),
    mentions: mentionsElsewhere(repository, testFiles),
  });
  for (const [failure, units] of weighed) {
    const testFile = homes.get(failure) ?? failure.location?.file ?? "";
    suspects.set(failure, rankSuspects(failure, testFile, units, changed));
  }
  return suspects;
}
