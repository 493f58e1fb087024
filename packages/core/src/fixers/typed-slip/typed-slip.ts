import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isTestFile } from "../is-test-file.ts";
import { few, framedFiles, hasRun, isOfRun, keptForView, MOST_FILES } from "../run-time-slip/failed-run.ts";
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

/** Slips that compile, in typed code that a failing test or script runs, and that types tell all the same. */
export const typedSlip: Fixer = {
  id: "typed-slip",
  title: "slips that compile",
  handles: isOfRun,
  propose,
};

const kept = keptForView<TypedAnswer[]>();

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  if (!hasRun(problem)) return [];
  const engine = await repository.typescript();
  const ran = ranFiles(engine, repository, framedFiles(problem))
    .filter((file) => !isTestFile(file) && !isJavaScriptFile(file))
    .slice(0, MOST_FILES);
  const sources = ran.map((file): TypedSource => ({
    file,
    service: engine.languageService(repository, file),
  }));
  const slips = kept(repository, ran.join("\n"), () =>
    [indexedPromises, emptyPieces, namesakeElsewhere, ungivenInputs].flatMap((slipsIn) =>
      few(sources.flatMap(slipsIn)),
    ),
  );
  return [...slips, ...few(toldMembers(problem, sources))].map((answer) => ({
    ...answer,
    origin: typedSlip.id,
  }));
}
