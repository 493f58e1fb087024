import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isTestFile } from "../is-test-file.ts";
import { ranFiles } from "../run-time-slip/ran-files.ts";
import { emptyPieces } from "./empty-pieces.ts";
import { indexedPromises } from "./indexed-promises.ts";
import { namesakeElsewhere } from "./namesake-elsewhere.ts";
import { toldMembers } from "./told-members.ts";
import { ungivenInputs } from "./ungiven-inputs.ts";

/** What a slip is looked for in. */
export interface TypedSource {
  file: string;
  service: ServiceOfFile;
}

/** An answer before it says which fixer it is of. */
export type TypedAnswer = Omit<Candidate, "origin">;

const COMPILE_ERROR = /^TS\d+$/;
/** What did not load did not run. */
const NOT_RUN = /^SyntaxError|Cannot find (?:module|package)|does not provide an export|is not defined$/m;
const MOST_FILES = 150;
/** More places than this look like a slip because it is the manner of the project. */
const MOST_CANDIDATES = 2;

/** Slips that compile, in typed code that a failing test or script runs, and that types tell all the same. */
export const typedSlip: Fixer = {
  id: "typed-slip",
  title: "slips that compile",
  handles: ({ code = "", severity, location, test, frames }) =>
    !COMPILE_ERROR.test(code) &&
    severity === "error" &&
    isSourceFile(location.file) &&
    (test !== undefined || frames.some(({ own, inWorkspace }) => own && inWorkspace)),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  if (NOT_RUN.test(problem.message)) return [];
  const engine = await repository.typescript();
  const places = [problem.location, ...problem.frames.filter(({ own, inWorkspace }) => own && inWorkspace)];
  const framed = [...new Set(places.map(({ file }) => file))].filter(isSourceFile);
  const sources = ranFiles(engine, repository, framed)
    .filter((file) => !isTestFile(file) && !isJavaScriptFile(file))
    .slice(0, MOST_FILES)
    .map((file): TypedSource => ({ file, service: engine.languageService(repository, file) }));
  return [indexedPromises, emptyPieces, namesakeElsewhere, ungivenInputs]
    .flatMap((slipsIn) => few(sources.flatMap(slipsIn)))
    .concat(few(toldMembers(problem, sources)))
    .map((answer) => ({ ...answer, origin: typedSlip.id }));
}

function few(answers: TypedAnswer[]): TypedAnswer[] {
  return answers.length > MOST_CANDIDATES ? [] : answers;
}
