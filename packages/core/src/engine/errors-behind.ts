import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { TypeScriptEngine } from "../repository/typescript/engine.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { problemOf } from "./problem-of.ts";
import type { Verified } from "./weigh.ts";

/** A compile error that no log tells of, in code that failed. */
export interface ErrorBehind {
  error: LocatedProblem;
  failures: LocatedProblem[];
}

const COMPILE_ERROR = /^TS\d+$/;
const SYNTAX_ERROR = /^TS1\d{3}$/;
/** What is said of a name that is nowhere, by compilers and by the linters that look for it. */
const UNKNOWN_NAME = /^TS(?:2304|2552|2503)$/;
const UNKNOWN_NAME_RULE = /(?:^|[/(])no-undef\)?$/;
/** What does not change how code runs, or follows from packages that are not installed. */
const HARMLESS = /^TS(?:[4-79]\d{3}|1371|148[45]|2564|2580|2582|259[123]|2688|2792|2875|18003)$/;
const FOREIGN_MODULE = /Cannot find module '(?!\.)/;
/** More errors than this behind a failure tell of other code, or of an environment, and not of one slip. */
const MOST_ERRORS = 4;
const MOST_FILES = 200;
const MOST_FAILURES = 50;

/**
 * Candidates for errors behind failures, as what they are to the failures: the errors are gone, and only running again
 * tells whether that was it. What only leads to other errors is left out where a candidate does without.
 */
export function asAnswers(verified: readonly Verified[], behind: readonly ErrorBehind[]): Verified[] {
  const failures = new Map(behind.map(({ error, failures: own }) => [error.id, own]));
  const answered = new Set(
    verified.flatMap(({ verification }) => (verification.outcome === "passed" ? verification.resolved : [])),
  );
  return verified.flatMap((one) => {
    const { candidate, targets, verification } = one;
    if (!targets.some(({ id }) => failures.has(id))) return [one];
    if (verification.outcome === "follow-ups" && targets.some(({ id }) => answered.has(id))) return [];
    const failed = new Set(targets.flatMap((target) => failures.get(target.id) ?? [target]));
    const ids = verification.resolved.flatMap((id) => failures.get(id)?.map((failure) => failure.id) ?? [id]);
    const outcome = verification.outcome === "passed" ? "open" : verification.outcome;
    return {
      candidate,
      targets: [...failed],
      verification: { ...verification, outcome, resolved: [...new Set(ids)] },
    };
  });
}

/**
 * The compile errors in the code that failed at run time, nearest first: those at a line of its trace, else those in a file
 * of it, else a few in what these files import. What the log tells of itself is left out.
 */
export async function errorsBehind(
  problems: readonly Problem[],
  repository: VirtualRepository,
): Promise<ErrorBehind[]> {
  const failures = problems.filter(isLocated).filter(isFailure).slice(0, MOST_FAILURES);
  if (failures.length === 0 || problems.some(({ code = "" }) => COMPILE_ERROR.test(code))) return [];
  const engine = await repository.typescript();
  const found = new Map<string, ErrorBehind>();
  for (const failure of failures) {
    for (const diagnostic of errorsOf(failure, repository, engine)) {
      const id = `${diagnostic.code} behind ${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
      const known = found.get(id) ?? { error: problemOf(diagnostic, id), failures: [] };
      known.failures.push(failure);
      found.set(id, known);
    }
  }
  return [...found.values()];
}

function isFailure({ location, code = "" }: LocatedProblem): boolean {
  return isSourceFile(location.file) && !COMPILE_ERROR.test(code);
}

function errorsOf(
  failure: LocatedProblem,
  repository: VirtualRepository,
  engine: TypeScriptEngine,
): TypeDiagnostic[] {
  const places = [failure.location, ...failure.frames.filter(({ inWorkspace, own }) => inWorkspace && own)];
  const files = [...new Set(places.map(({ file }) => file))].filter(isSourceFile);
  const isRun = failure.test !== undefined || failure.frames.length > 0;
  const near = harmful(engine, repository, files).filter((error) => isRun || isOfText(error, failure));
  const there = near.filter(({ file, line }) =>
    places.some((place) => place.file === file && place.line === line),
  );
  if (there.length > 0 || !isRun) return few(there.length > 0 ? there : near);
  if (near.length > 0) return few(near);
  const imported = files.flatMap((file) => engine.imports(repository, file)).filter(isOwnSource(repository));
  return few(harmful(engine, repository, [...new Set(imported)].slice(0, MOST_FILES)));
}

/** What a linter or a bundler says of a text is of its syntax or its names. */
function isOfText({ code, line }: TypeDiagnostic, { code: rule = "", location }: LocatedProblem): boolean {
  if (SYNTAX_ERROR.test(code)) return !/[a-z]-[a-z]/.test(rule);
  return UNKNOWN_NAME.test(code) && UNKNOWN_NAME_RULE.test(rule) && location.line === line;
}

function harmful(
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  files: readonly string[],
): TypeDiagnostic[] {
  const known = files.filter((file) => engine.knows(repository, file));
  return engine
    .diagnostics(repository, known)
    .filter(({ code, message }) => !HARMLESS.test(code) && !FOREIGN_MODULE.test(message));
}

function isOwnSource({ files }: VirtualRepository): (file: string) => boolean {
  const own = new Set(files);
  return (file) => own.has(file) && isSourceFile(file);
}

function few(errors: TypeDiagnostic[]): TypeDiagnostic[] {
  return errors.length > MOST_ERRORS ? [] : errors;
}
