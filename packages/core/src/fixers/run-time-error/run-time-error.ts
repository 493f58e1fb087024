import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { exportAsAsked } from "./export-as-asked.ts";
import { misspelledMember } from "./misspelled-member.ts";
import { missingImport } from "./missing-import.ts";
import { requiredName } from "./required-name.ts";
import { startlessReduction } from "./startless-reduction.ts";
import { unawaitedCall } from "./unawaited-call.ts";

const COMPILE_ERROR = /^TS\d+$/;
const SAYS =
  / is not (?:a function|a constructor|defined|iterable)|Cannot read propert|Reduce of empty array|Promise ?\{|\[object Promise\]/;

/** What fails at run time where types tell nothing: misspelled methods, imports and awaits that are missing. */
export const runTimeError: Fixer = {
  id: "run-time-error",
  title: "errors that show at run time alone",
  handles: ({ code = "", message, location }) =>
    !COMPILE_ERROR.test(code) && isSourceFile(location.file) && SAYS.test(message),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  return [
    ...misspelledMember(problem, repository),
    ...missingImport(problem, repository),
    ...requiredName(problem, repository),
    ...exportAsAsked(problem, repository),
    ...(await startlessReduction(problem, repository)),
    ...(await unawaitedCall(problem, repository)),
  ];
}
