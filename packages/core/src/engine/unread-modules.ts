import { isTestFile } from "../fixers/is-test-file.ts";
import { testedFiles } from "../fixers/tested-files.ts";
import type { Problem } from "../model/problem.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { TypeScriptEngine } from "../repository/typescript/engine.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { checkedView, fromCheckedPlace, isJavaScript } from "./checked-view.ts";
import { isInRemark } from "./is-in-remark.ts";

const NOT_LOADED = /^SyntaxError: /;
const OF_JSON = / JSON\b/;
const LOADER = "(node:internal/modules/";
const ABSENT_EXPORT = /does not provide an export named '(?<name>[\w$]{1,200})'/;
const DECLARED_TWICE =
  /^SyntaxError: (?:Duplicate export of '(?<exported>[\w$]{1,200})'|Identifier '(?<declared>[\w$]{1,200})' has already been declared)/;
const NO_EXPORT = /^TS(?:1192|2305|2459|2460|2613|2614|2724)$/;
const REDECLARED = /^TS(?:2300|2323|2451)$/;
/** What is said of syntax, of what a module asks another one for, and of what may stand where. */
const PARSE_ERROR = /^TS(?:1(?!192|117|313|371|48[45])\d{3}|17008|80(?:0[2-9]|1[0-3]))$/;
const MOST_FILES = 200;

/**
 * Node does not say in which module a text does not parse, or which one asks another for what it does not export, where a tool prints the
 * error: such a problem is placed where the only module of the workspace stands that the compiler says this of.
 */
export async function withUnreadModules(
  problems: readonly Problem[],
  repository: VirtualRepository | undefined,
): Promise<Problem[]> {
  if (repository === undefined || !problems.some(isUnplaced)) return [...problems];
  const engine = await repository.typescript();
  const files = [...testedFiles(repository.files), ...repository.files.filter(isTest)].slice(0, MOST_FILES);
  const view = checkedView(repository, files);
  const errors = errorsIn(view, engine, files);
  return problems.map((problem) => {
    const error = isUnplaced(problem) ? toldOf(problem, errors) : undefined;
    if (error === undefined) return problem;
    const { file, line, column } = error;
    return { ...problem, location: fromCheckedPlace({ file, line, column, inWorkspace: true }, view) };
  });
}

function isTest(file: string): boolean {
  return isSourceFile(file) && isTestFile(file);
}

function isUnplaced({ location, message, frames, excerpt }: Problem): boolean {
  const isOfLoader = frames.every(({ own }) => !own) && excerpt.some((line) => line.includes(LOADER));
  return location === undefined && isOfLoader && NOT_LOADED.test(message) && !OF_JSON.test(message);
}

function errorsIn(
  view: VirtualRepository,
  engine: TypeScriptEngine,
  files: readonly string[],
): TypeDiagnostic[] {
  const known = files.filter((file) => engine.knows(view, file));
  return engine
    .diagnostics(view, known)
    .filter(
      ({ file, start }) => !isJavaScript(file) || !isInRemark(engine.languageService(view, file), start),
    );
}

function toldOf({ message }: Problem, errors: readonly TypeDiagnostic[]): TypeDiagnostic | undefined {
  const missing = ABSENT_EXPORT.exec(message)?.groups?.["name"];
  const { exported, declared } = DECLARED_TWICE.exec(message)?.groups ?? {};
  const twice = exported ?? declared;
  if (missing !== undefined) return sourcesFirst(named(errors, NO_EXPORT, missing));
  const told =
    twice === undefined
      ? errors.filter(({ code }) => PARSE_ERROR.test(code))
      : named(errors, REDECLARED, twice);
  return new Set(told.map(({ file }) => file)).size === 1 ? told[0] : undefined;
}

function named(errors: readonly TypeDiagnostic[], codes: RegExp, name: string): TypeDiagnostic[] {
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll("$", String.raw`\$`)}(?![\w$])`);
  return errors.filter(({ code, message }) => codes.test(code) && word.test(message));
}

/** All that ask for a name ask for it in vain; the tests may ask for more. */
function sourcesFirst(errors: readonly TypeDiagnostic[]): TypeDiagnostic | undefined {
  return errors.find(({ file }) => !isTestFile(file)) ?? errors[0];
}
