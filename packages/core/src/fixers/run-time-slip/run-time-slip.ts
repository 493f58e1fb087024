import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isTestFile } from "../is-test-file.ts";
import { unreturnedInTest } from "./asked-in-test.ts";
import { bareCalls } from "./bare-calls.ts";
import { copiedKeys } from "./copied-keys.ts";
import { delegatedCalls } from "./delegated-calls.ts";
import { few, framedFiles, hasRun, isOfRun, keptForView, MOST_FILES } from "./failed-run.ts";
import { flagsInTrace } from "./flags-in-trace.ts";
import { foreignFlags } from "./foreign-flags.ts";
import { idleImports } from "./idle-imports.ts";
import { idleKeys } from "./idle-keys.ts";
import { idleParameters } from "./idle-parameters.ts";
import { knownOrders } from "./known-orders.ts";
import { idleValues } from "./idle-values.ts";
import { isLackedMember, lackedMember } from "./lacked-member.ts";
import { lackingCopies } from "./lacking-copies.ts";
import { lackingResults } from "./lacking-results.ts";
import { lackingSiblings } from "./lacking-siblings.ts";
import { memberNames } from "./member-names.ts";
import { memberSlips } from "./member-slips.ts";
import { misplacedValues } from "./misplaced-values.ts";
import { isOfPlatform } from "./platform-members.ts";
import { ranFiles } from "./ran-files.ts";
import { newlessCalls } from "./newless-calls.ts";
import { refusedKeys } from "./refused-keys.ts";
import { renamedInExports } from "./renamed-in-exports.ts";
import { repeatedStatements } from "./repeated-statements.ts";
import { respelledPlatformName } from "./respelled-platform-name.ts";
import { resultsAskedInTests } from "./results-asked-in-tests.ts";
import { swappedKinds } from "./swapped-kinds.ts";
import { methodParameters, swappedNames } from "./swapped-names.ts";
import { toldKeys } from "./told-keys.ts";
import { toldTexts } from "./told-texts.ts";
import { unawaitedCalls } from "./unawaited-calls.ts";
import { unfitOrder } from "./unfit-order.ts";
import { unpassedVariables } from "./unpassed-variables.ts";
import { unreturnedMakings } from "./unreturned-makings.ts";
import { unreturnedResults } from "./unreturned-results.ts";
import { unreturnedValues } from "./unreturned-values.ts";
import { swappedFromUsual } from "./usual-places.ts";
import { walkedLiterals } from "./walked-literals.ts";

/** Slips that no compiler tells of: in the code that a failing test or script runs, what is there for nothing, or in another's place. */
export const runTimeSlip: Fixer = {
  id: "run-time-slip",
  title: "slips that show at run time alone",
  handles: isOfRun,
  propose,
};

const kept = keptForView<Candidate[]>();

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const engine = await repository.typescript();
  const all = ranFiles(engine, repository, framedFiles(problem));
  const [tests, sources] = [all.filter(isTestFile), all.filter((file) => !isTestFile(file))];
  const ran = [...sources, ...tests].slice(0, MOST_FILES);
  const run: Run = {
    ran,
    isLoaded: hasRun(problem),
    isLacking: !isLackedMember(problem.message, repository),
    lacked: lackedMember(problem.message),
  };
  const key = [run.isLoaded, run.isLacking, run.lacked, ...ran].join("\n");
  const candidates = kept(repository, key, () => slipsIn(engine, repository, run));
  const told = [
    ...few(unreturnedInTest(problem, engine, repository)),
    ...few(toldKeys(problem, engine, repository)),
    ...few(refusedKeys(problem, engine, repository)),
    ...few(renamedInExports(problem, engine, repository)),
    ...few(flagsInTrace(problem, engine, repository)),
    ...few(toldTexts(problem, engine, repository, ran)),
  ];
  return onceEach([...told, ...candidates]);
}

interface Run {
  ran: readonly string[];
  /** Whether the files loaded. */
  isLoaded: boolean;
  /** Whether a value may be missing: something that is there may lack a member instead. */
  isLacking: boolean;
  /** The member that was called and is not there. */
  lacked: string | undefined;
}

/** The slips in some files; in files that did not load, only such as keep them from it. */
function slipsIn(
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  { ran, isLoaded, isLacking, lacked }: Run,
): Candidate[] {
  const all = ran.map((file) => ({ file, service: engine.languageService(repository, file) }));
  const services = all.filter(({ file }) => !isTestFile(file));
  const names = services.flatMap(({ file, service }) => respelledPlatformName(file, service));
  if (!isLoaded) return few(names);
  const looked = new Set(ran);
  const signatures = methodParameters(services.map(({ service }) => service));
  const members = memberNames(all);
  const misplaced = [
    onceEach([
      ...services.flatMap(({ file, service }) => swappedNames(file, service, signatures)),
      ...swappedFromUsual(services),
    ]),
    swappedKinds(services),
    services.flatMap(({ file, service }) => knownOrders(file, service)),
    services.flatMap(({ file, service }) => misplacedValues(file, service)),
    services.flatMap(({ file, service }) => walkedLiterals(file, service)),
    services.flatMap(({ file, service }) => unfitOrder(file, service)),
    services.flatMap(({ file, service }) => repeatedStatements(file, service)),
    newlessCalls(services),
    unawaitedCalls(services),
    services.flatMap(({ file, service }) => copiedKeys(file, service, members)),
    services.flatMap(({ file, service }) => foreignFlags(file, service)),
    services.flatMap(({ file, service }) => idleKeys(file, service, members)),
    services.flatMap(({ file, service }) => idleImports(file, service)),
    lackingCopies(services),
    lackingResults(services),
    services.flatMap(({ file, service }) => lackingSiblings(file, service)),
    memberSlips(members, {
      isPlatform: isOfPlatform,
      isElsewhere: (name) => isIn(repository, name, looked),
      lacked,
    }),
  ];
  const tests = all.filter(({ file }) => isTestFile(file));
  const kinds = [names, ...(isLacking ? missingValues(services, tests, repository) : []), ...misplaced];
  return kinds.flatMap(few);
}

/** What some code lacks because other code keeps it to itself. */
function missingValues(
  services: readonly { file: string; service: ServiceOfFile }[],
  tests: readonly { service: ServiceOfFile }[],
  repository: VirtualRepository,
): Candidate[][] {
  return [
    onceEach([
      ...resultsAskedInTests(tests),
      ...services.flatMap(({ file, service }) => [
        ...unreturnedValues(file, service),
        ...unreturnedResults(service),
        ...unreturnedMakings(file, service),
      ]),
    ]),
    services.flatMap(({ file, service }) => bareCalls(file, service)),
    services.flatMap(({ file, service }) => idleValues(file, service)),
    delegatedCalls(services),
    unpassedVariables(services, repository),
    services.flatMap(({ file, service }) => idleParameters(file, service)),
  ];
}

/** Whether a name stands in a source that is none of these. */
function isIn({ files, read }: VirtualRepository, name: string, looked: ReadonlySet<string>): boolean {
  return files.some(
    (file) => isSourceFile(file) && !looked.has(file) && read(file)?.text.includes(name) === true,
  );
}

function onceEach(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [JSON.stringify(candidate.edits), candidate])).values()];
}
