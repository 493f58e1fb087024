import { isTestFile } from "../fixers/is-test-file.ts";
import { testedFiles } from "../fixers/tested-files.ts";
import { givesNoType, restsOnTypes } from "../fixers/lint-rule/unknown-types.ts";
import type { Location } from "../model/location.ts";
import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import { isLintReport } from "../repository/linters/is-lint-report.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { TypeScriptEngine } from "../repository/typescript/engine.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { inCheckedView, isJavaScript } from "./checked-view.ts";
import { isGivenName } from "./given-names.ts";
import { isInRemark } from "./is-in-remark.ts";
import { isOfUnknownBase } from "./is-of-unknown-base.ts";
import { problemOf } from "./problem-of.ts";

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
/** `prefer-const`, `typescript/no-misused-promises` */
const LINT_RULE = /[a-z]-[a-z]/;
/** A formatter that tells how a file is laid out could read it: Prettier and Oxfmt name no rule, Biome `format`. */
const LAYOUT = /^(?:format)?$/;
/** Said of a text that does not parse: types of what follows are of another text. */
const PARSE_ERROR = /^TS(?:100[2-9]|11(?:09|10|2[6-8]|3[1-9]|60|61|8[0-2])|1434|17008)$/;
const IMPORT_ERROR = /^TS(?:2305|2724|2614|2613|1192|2459|2460)$/;
/** Said of a module to those that import it, and no fault of their syntax. */
const MODULE_ERROR = /^TS(?:1192|2305|2306|2308|2459|2460|2613|2614|2724)$/;
const NAME_ERROR = /^TS(?:2304|2551|2552|2503)$/;
/** What does not change how code runs, or follows from packages that are not installed. */
const HARMLESS = /^TS(?:[4-79]\d{3}|1117|1313|1371|148[45]|2564|2580|2582|259[123]|2688|2792|2875|18003)$/;
const MISSING_NEW = /^TS2348$/;
const LIKELY_IN_SCRIPTS = [SYNTAX_ERROR, IMPORT_ERROR, NAME_ERROR, MISSING_NEW];
const NO_NAME = /^Cannot find name '(?<name>[\w$]{1,80})'/;
const NOT_DEFINED = /(?<![\w$])(?<name>[\w$]{1,80}) is not defined/;
const MISSPELT_MEMBER = "TS2551";
const NO_MEMBER = /^TS(?:2339|2551)$/;
const NOT_PARSED = /^SyntaxError\b/;
const REDECLARED = /^TS2451$/;
/** An assignment to what is constant, and the rule of linters for it. */
const CONSTANT = /^TS2588$/;
const CONSTANT_RULE = /(?:^|[/(])no-const-assign\)?$/;
const ARGUMENTS = /^Expected (?:\d{1,3}-)?(?<most>\d{1,3}) arguments?, but got (?<given>\d{1,3})\.$/;
/** Said of what scripts cannot have: types, `import x = require`. */
const OF_TYPESCRIPT = /^TS80(?:0[2-9]|1[0-3])$/;
const DECLARED_BEFORE = /Identifier '(?<name>[\w$]{1,80})' has already been declared/;
const FOREIGN_MODULE = /Cannot find module '(?!\.)/;
/** More errors than this behind a failure tell of other code, or of an environment, and not of one slip. */
const MOST_ERRORS = 4;
const MOST_PLACES = 40;
const MOST_FILES = 200;
const MOST_FAILURES = 50;

/**
 * The compile errors in the code that failed at run time, nearest first: those at a line of its trace, else those in a file
 * of it, else a few in what these files import, in sources before tests. What the log tells of itself is left out.
 */
export function errorsBehind(
  failures: readonly LocatedProblem[],
  repository: VirtualRepository,
  engine: TypeScriptEngine,
): ErrorBehind[] {
  const found = new Map<string, ErrorBehind>();
  for (const failure of failures) {
    for (const diagnostic of errorsOf(failure, repository, engine)) {
      const id = `${diagnostic.code} behind ${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
      const known = found.get(id) ?? { error: problemOf(diagnostic, id), failures: [] };
      known.failures.push(failure);
      found.set(id, known);
    }
  }
  return [...found.values()].map(({ error, failures: all }) => ({
    error,
    failures: nearest(error, all, repository),
  }));
}

/** The name that a compiler cannot find. */
export function unknownName(message: string): string | undefined {
  return NO_NAME.exec(message)?.groups?.["name"];
}

/** The name that a run did not find: `ReferenceError: push is not defined`. */
export function undefinedName(message: string): string | undefined {
  return NOT_DEFINED.exec(message)?.groups?.["name"];
}

/** The failures whose trace passes by an error, where there are some: other failures have other reasons. */
function nearest(
  { location }: LocatedProblem,
  failures: LocatedProblem[],
  repository: VirtualRepository,
): LocatedProblem[] {
  const passing = failures.filter((failure) =>
    ownPlaces(failure)
      .map((place) => inCheckedView(place, repository))
      .some(({ file, line }) => file === location.file && line === location.line),
  );
  return passing.length > 0 ? passing : failures;
}

/** The failures in sources of which no compiler told; none where a compiler told of others, as that has told of all. */
export function untoldFailures(problems: readonly Problem[]): LocatedProblem[] {
  if (problems.some((one) => COMPILE_ERROR.test(one.code ?? "") && !mayBeUnread(one))) return [];
  const located = problems.filter(isLocated).filter(({ location }) => isSourceFile(location.file));
  return varied(located);
}

/** As many as are looked into, in their order; where they are more, what is said for the first time before what was said often. */
function varied(failures: readonly LocatedProblem[]): LocatedProblem[] {
  const said = new Map<string, number>();
  const ranked = failures.map((failure) => {
    const times = (said.get(failure.message) ?? 0) + 1;
    said.set(failure.message, times);
    return { failure, times };
  });
  const chosen = new Set(ranked.toSorted((a, b) => a.times - b.times).slice(0, MOST_FAILURES));
  return ranked.filter((one) => chosen.has(one)).map(({ failure }) => failure);
}

/** The workspace's own places of a failure, as the log tells them. */
export function ownPlaces({ location, frames }: LocatedProblem): Location[] {
  return [location, ...frames.filter(({ inWorkspace, own }) => inWorkspace && own)];
}

/**
 * The sources that a failure runs: those of its trace and all that they import. What does not parse may be reached by the own name of the
 * package, or by what is told to a loader.
 */
export function filesRun(
  failure: LocatedProblem,
  repository: VirtualRepository,
  engine: TypeScriptEngine,
): string[] {
  const known = new Set(repository.files);
  const files = ownPlaces(failure).map(({ file }) => file);
  const imported = [...new Set(files)]
    .filter(isSourceFile)
    .flatMap((file) => engine.imports(repository, file));
  const own = imported.filter((file) => known.has(file) && isSourceFile(file));
  const isOfTests = own.every(isTestFile) || NOT_PARSED.test(failure.message);
  return [...new Set([...own, ...(isOfTests ? testedFiles(repository.files) : [])])].slice(0, MOST_FILES);
}

/**
 * ts-jest looks at one file after the other: of a module that does not parse it tells those that import it what they do not find
 * there, or what does not fit.
 */
function mayBeUnread({ tool, code = "" }: Problem): boolean {
  return tool === "jest" && COMPILE_ERROR.test(code) && (!SYNTAX_ERROR.test(code) || MODULE_ERROR.test(code));
}

function errorsOf(
  failure: LocatedProblem,
  repository: VirtualRepository,
  engine: TypeScriptEngine,
): TypeDiagnostic[] {
  const places = ownPlaces(failure).map((place) => inCheckedView(place, repository));
  const files = [...new Set(places.map(({ file }) => file))].filter(isSourceFile);
  const isThere = ({ file, line }: TypeDiagnostic): boolean =>
    places.some((place) => place.file === file && place.line === line);
  if (mayBeUnread(failure)) {
    const imported = harmful(engine, repository, filesRun(failure, repository, engine));
    return few(firstOfEachFile(imported.filter(({ code }) => PARSE_ERROR.test(code))));
  }
  const near = harmful(engine, repository, files);
  if (failure.test === undefined && failure.frames.length === 0) {
    const ofText = few(near.filter((error) => isOfText(error, failure, isThere(error))));
    const isLoaded = !NOT_PARSED.test(failure.message) || isLintReport(failure);
    if (ofText.length > 0 || isLoaded) return ofText;
  }
  const ran = filesRun(failure, repository, engine);
  const isSlip = (error: TypeDiagnostic): boolean =>
    !isOfOtherName(error, failure) &&
    !isPassedOver(error) &&
    !isOwnName(error, ran, repository) &&
    !isNameThatIsThere(error, failure, isThere(error));
  const slips = near.filter(isSlip);
  const there = [slips.filter(isThere), slips.filter((error) => isMissedIn(failure, error))].find(
    ({ length }) => length > 0,
  );
  if (there !== undefined) return few(there);
  const isOfScript = (error: TypeDiagnostic): boolean =>
    (NOT_PARSED.test(failure.message) ? isOfLoading(error, failure) : isLikely(error)) && isSlip(error);
  const likely = near.filter(isOfScript);
  const traced = likely.filter(({ file }) => !isTestFile(file));
  if (few(traced).length > 0) return few(traced);
  const imported = harmful(engine, repository, ran).filter(isOfScript);
  const ofSources = imported.filter(({ file }) => !isTestFile(file));
  const [behind = []] = [ofSources, likely, imported].filter(({ length }) => length > 0);
  const told = few(behind);
  return told.length > 0 ? told : few(behind.filter(isOfName));
}

/** What does not parse is said at many places behind the first. */
function firstOfEachFile(errors: readonly TypeDiagnostic[]): TypeDiagnostic[] {
  const first = new Map<string, TypeDiagnostic>();
  for (const error of errors) if (!first.has(error.file)) first.set(error.file, error);
  return [...first.values()];
}

/** A member that scripts name elsewhere, too, is theirs, though the compiler knows another that is nearly called so. */
function isOwnName(
  { file, code, message }: TypeDiagnostic,
  ran: readonly string[],
  repository: VirtualRepository,
): boolean {
  const name = /^Property '(?<name>[\w$#]{1,80})'/.exec(message)?.groups?.["name"];
  if (!isJavaScript(file) || code !== MISSPELT_MEMBER || name === undefined) return false;
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll(/[$#]/g, String.raw`\$&`)}(?![\w$])`, "g");
  const uses = ran.flatMap((one) => repository.read(one)?.text.match(word) ?? []);
  return uses.length > 1;
}

/** What ran past a name had it: a harness may put names where no compiler sees them, for tests and for scripts. */
function isNameThatIsThere(
  { code, file, message }: TypeDiagnostic,
  failure: LocatedProblem,
  isThere: boolean,
): boolean {
  const name = unknownName(message);
  if (!UNKNOWN_NAME.test(code) || name === undefined || failure.message.includes(name)) return false;
  return isThere || isTestFile(file);
}

/** Whether a failure tells of the very name: a source map may lead to the line above it. */
function isMissedIn({ message }: LocatedProblem, error: TypeDiagnostic): boolean {
  const name = unknownName(error.message);
  return name !== undefined && name === undefinedName(message);
}

/** A name that a run did not find is what it failed of: types, and other names, had not come to it yet. */
function isOfOtherName({ code, message }: TypeDiagnostic, failure: LocatedProblem): boolean {
  const name = undefinedName(failure.message);
  if (name === undefined || SYNTAX_ERROR.test(code) || IMPORT_ERROR.test(code)) return false;
  return unknownName(message) !== name;
}

/** More than a function takes is passed over when it runs: a test that gives it did so before it failed. */
function isPassedOver({ file, message }: TypeDiagnostic): boolean {
  const { most, given } = ARGUMENTS.exec(message)?.groups ?? {};
  return isTestFile(file) && most !== undefined && Number(given) > Number(most);
}

/** What is said of a text, and not of a run, is of its syntax, its names or its imports. */
function isOfText(error: TypeDiagnostic, failure: LocatedProblem, isThere: boolean): boolean {
  const { code } = error;
  const { code: rule = "" } = failure;
  if (REDECLARED.test(code)) return isRedeclared(error, failure);
  if (CONSTANT.test(code)) return isThere && CONSTANT_RULE.test(rule);
  if (isLintReport(failure) && LAYOUT.test(rule)) return false;
  if (restsOnTypes(rule)) return givesNoType(code);
  if (UNKNOWN_NAME.test(code)) return isThere && (UNKNOWN_NAME_RULE.test(rule) || !LINT_RULE.test(rule));
  if (LINT_RULE.test(rule)) return false;
  return SYNTAX_ERROR.test(code) || (isThere && IMPORT_ERROR.test(code));
}

/** What a project that compiles badly seldom has anyway: syntax, names and imports that are wrong. */
export function isOfName({ code }: Pick<TypeDiagnostic, "code">): boolean {
  return LIKELY_IN_SCRIPTS.some((likely) => likely.test(code));
}

/** Away from the place of the failure, an error of unchecked JavaScript is one only where it is of a name, or misses a `new`. */
function isLikely({ file, code }: TypeDiagnostic): boolean {
  return !isJavaScript(file) || isOfName({ code });
}

/** What keeps a module from being loaded: a name that is declared twice where a run tells of that, else syntax and names of imports. */
function isOfLoading(error: TypeDiagnostic, failure: LocatedProblem): boolean {
  const { code, message } = error;
  if (DECLARED_BEFORE.test(failure.message)) return isRedeclared(error, failure);
  const isMissed = UNKNOWN_NAME.test(code) && failure.message.includes(`'${unknownName(message)}'`);
  return [SYNTAX_ERROR, IMPORT_ERROR, OF_TYPESCRIPT].some((one) => one.test(code)) || isMissed;
}

function isRedeclared({ code, message }: TypeDiagnostic, failure: LocatedProblem): boolean {
  const name = DECLARED_BEFORE.exec(failure.message)?.groups?.["name"];
  return name !== undefined && REDECLARED.test(code) && message.includes(`'${name}'`);
}

function harmful(
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  files: readonly string[],
): TypeDiagnostic[] {
  const known = files.filter((file) => engine.knows(repository, file));
  const errors = engine
    .diagnostics(repository, known)
    .filter(
      ({ file, start }) =>
        !isJavaScript(file) || !isInRemark(engine.languageService(repository, file), start),
    );
  const unread = new Set(errors.filter(({ code }) => PARSE_ERROR.test(code)).map(({ file }) => file));
  return errors
    .filter(({ code, file }) => !unread.has(file) || SYNTAX_ERROR.test(code))
    .filter(({ code, file, start }) => {
      const isScript = NO_MEMBER.test(code) && isJavaScript(file);
      return !isScript || !isOfUnknownBase(engine.languageService(repository, file), start);
    })
    .filter(({ code, message }) => !HARMLESS.test(code) && !FOREIGN_MODULE.test(message))
    .filter(({ message }) => !isGivenName(unknownName(message) ?? ""));
}

/** A name that is missing at many places is missing once. */
function few(errors: TypeDiagnostic[]): TypeDiagnostic[] {
  const said = new Set(errors.map(({ file, message }) => `${file} ${message}`));
  return said.size > MOST_ERRORS || errors.length > MOST_PLACES ? [] : errors;
}
