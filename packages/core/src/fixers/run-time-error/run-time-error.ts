import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { exportAsAsked } from "./export-as-asked.ts";
import { misspelledMember } from "./misspelled-member.ts";
import { missingImport } from "./missing-import.ts";
import { neverMadeMember } from "./never-made-member.ts";
import { newlessClass } from "./newless-class.ts";
import { renamedDeclaration } from "./renamed-declaration.ts";
import { renamedMaker } from "./renamed-maker.ts";
import { requiredName } from "./required-name.ts";
import { startlessReduction } from "./startless-reduction.ts";
import { unawaitedCall } from "./unawaited-call.ts";
import { ungivenArgument } from "./ungiven-argument.ts";

const COMPILE_ERROR = /^TS\d+$/;
/** Where JavaScript asks for a name that is nowhere. */
const UNKNOWN_NAME = /^TS(?:2304|2552)$/;
const SAYS =
  / is not (?:a function|a constructor|defined|iterable)|Cannot read propert|Reduce of empty array|Promise ?\{|\[object Promise\]|without 'new'|requires 'new'/;

/** What fails at run time where types tell nothing: misspelled methods, imports and awaits that are missing. */
export const runTimeError: Fixer = {
  id: "run-time-error",
  title: "errors that show at run time alone",
  handles: ({ code = "", message, location }) =>
    COMPILE_ERROR.test(code)
      ? UNKNOWN_NAME.test(code) && isJavaScriptFile(location.file)
      : isSourceFile(location.file) && SAYS.test(message),
  propose,
};

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  if (COMPILE_ERROR.test(problem.code ?? ""))
    return [...renamedDeclaration(problem, repository), ...missingImport(problem, repository)];
  return [
    ...misspelledMember(problem, repository),
    ...neverMadeMember(problem, repository),
    ...renamedMaker(problem, repository),
    ...missingImport(problem, repository),
    ...requiredName(problem, repository),
    ...exportAsAsked(problem, repository),
    ...(await newlessClass(problem, repository)),
    ...(await startlessReduction(problem, repository)),
    ...(await ungivenArgument(problem, repository)),
    ...(await unawaitedCall(problem, repository)),
  ];
}
