import { isProtected } from "../config/is-protected.ts";
import type { Candidate } from "../model/candidate.ts";
import type { Location } from "../model/location.ts";
import { isLocated, type LocatedProblem, type Problem } from "../model/problem.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { chain } from "./chain.ts";
import { checkedView, fromCheckedPlace, fromCheckedView, titleFromCheckedView } from "./checked-view.ts";
import type { EngineParts } from "./engine-parts.ts";
import {
  errorsBehind,
  filesRun,
  ownPlaces,
  undefinedName,
  unknownName,
  untoldFailures,
  type ErrorBehind,
} from "./errors-behind.ts";
import { fixerContext } from "./fixer-context.ts";
import { importsTypesAlone } from "./imports-types-alone.ts";
import { messageTemplate } from "./message-template.ts";
import { leavesFailing } from "./leaves-failing.ts";
import { propose } from "./propose.ts";
import { leavesStub } from "../fixers/written-stub.ts";
import { prove } from "./prove.ts";
import { passedInScripts } from "./untyped/passed-in-scripts.ts";
import type { Verified } from "./weigh.ts";

const REQUIRED_DEFAULT = /\{ default: [\w$]+ \} = require\(/;
/** What TypeScript calls its fix that gives each member that an object lacks a value such as `0`, which nobody meant. */
const ADDED_VALUES = /^Add missing (?:properties|attributes)$/;
/** What merely fits makes a compiler content; of what runs it says nothing. */
const LEAST_CONFIDENCE = 0.25;
/** The compiler finds a name for every other one: `SVGTransform` for `Transform`, `module` for `modules`. */
const LEAST_SPELLING_CONFIDENCE = 0.3;
/** An export that nothing in its name tells of, and that nobody uses yet, is seldom what is missed. */
const LEAST_RENAME_CONFIDENCE = 0.28;
const MISSING_NEW = "TS2348";
const SPELLING = /^Change spelling to /;

/**
 * Adds answers to the compile errors behind failures that only show at run time, in JavaScript too, where no compiler
 * looks.
 */
export async function solveBehind(
  problems: readonly Problem[],
  known: readonly Verified[],
  engine: EngineParts & { repository: VirtualRepository },
): Promise<Verified[]> {
  const { repository, options } = engine;
  const failures = untoldFailures(problems);
  if (failures.length === 0) return [...known];
  const compiler = await repository.typescript();
  const files = failures.flatMap((failure) => [
    ...ownPlaces(failure).map(({ file }) => file),
    ...filesRun(failure, repository, compiler),
  ]);
  const view = checkedView(repository, files);
  const behind = errorsBehind(failures, view, compiler).filter(isToldOf);
  if (behind.length === 0) return [...known];
  const errors = behind.map(({ error }) => error);
  const { proposals } = await propose(errors, fixerContext(engine, view));
  const allowed = proposals.filter(
    ({ candidate }) =>
      candidate.confidence >= leastConfidence(candidate) &&
      !leavesStub(candidate.edits) &&
      !requiresDefault(candidate) &&
      !importsTypesAlone(candidate, view) &&
      !ADDED_VALUES.test(candidate.title) &&
      !candidate.edits.some(({ file }) => isProtected(file, options.config.protectedPaths)),
  );
  const workshop = { ...engine, options: { ...options, progress: () => undefined }, repository: view };
  const proved = passedInScripts(await prove(allowed, errors, workshop), view, compiler);
  const chained = await chain(proved, errors, workshop);
  const verified = chained.filter(({ candidate }) => candidate.confidence >= LEAST_CONFIDENCE);
  return together(known, asAnswers(verified, behind, view, problems));
}

/** A class that is called without `new` throws, and says so: what failed otherwise made one in a way that no type tells. */
function isToldOf({ error, failures }: ErrorBehind): boolean {
  return error.code !== MISSING_NEW || failures.some(({ message }) => /\bnew\b/.test(message));
}

function leastConfidence({ title, origin }: Candidate): number {
  if (origin === "renamed-export") return LEAST_RENAME_CONFIDENCE;
  return SPELLING.test(title) ? LEAST_SPELLING_CONFIDENCE : LEAST_CONFIDENCE;
}

/** The compiler takes `module.exports` for a member called `default`; a module that is required has none. */
function requiresDefault({ edits }: Candidate): boolean {
  return edits.some((edit) => edit.edits.some(({ text }) => REQUIRED_DEFAULT.test(text)));
}

/**
 * Candidates for errors behind failures, as what they are to the failures: the errors are gone, and only running again
 * tells whether that was it. They also answer the `problems` that miss the same names. What only leads to other errors is left out where a candidate does without.
 */
export function asAnswers(
  all: readonly Verified[],
  behind: readonly ErrorBehind[],
  view: VirtualRepository,
  problems: readonly Problem[],
): Verified[] {
  const failuresOf = new Map(behind.map(({ error, failures }) => [error.id, failures]));
  const failuresBehind = (ids: readonly string[]): LocatedProblem[] => [
    ...new Set(ids.flatMap((id) => failuresOf.get(id) ?? [])),
  ];
  const verified = all.filter((one) => !leavesFailing(one));
  const passed = verified.filter(({ verification }) => verification.outcome === "passed");
  const answered = new Set(passed.flatMap(({ verification }) => failuresBehind(verification.resolved)));
  return verified.flatMap(({ candidate, targets, verification }) => {
    const failures = failuresBehind(targets.map(({ id }) => id));
    const [error] = targets;
    if (verification.outcome === "follow-ups" && failures.some((failure) => answered.has(failure))) return [];
    return {
      candidate: {
        ...candidate,
        title: titleFromCheckedView(candidate.title, candidate.edits, view),
        edits: fromCheckedView(candidate.edits, view),
      },
      targets: failures,
      verification: {
        ...verification,
        outcome: verification.outcome === "passed" ? "open" : verification.outcome,
        ...(error?.location === undefined ? {} : { clears: placed(error.code, error.location, view) }),
        resolved: idsOf([
          ...alike(failuresBehind(verification.resolved)).filter(
            ({ message }) => undefinedName(message) === undefined,
          ),
          ...lacking(behind, verification.resolved, problems),
        ]),
      },
    };
  });
}

/** `TS2322 at src/cart.ts:6`, the line as the file has it. */
function placed(code: string | undefined, place: Location, view: VirtualRepository): string {
  const { file, line } = fromCheckedPlace(place, view);
  return `${code ?? "an error"} at ${file}:${line}`;
}

/** The first of some failures, and those that say the same: what says something else may have failed for another reason. */
function alike(failures: readonly LocatedProblem[]): LocatedProblem[] {
  const [first] = failures;
  const said = first && messageTemplate(first.message);
  return failures.filter(({ message }) => messageTemplate(message) === said);
}

/** The problems that miss a name which the compiler misses in the same file by errors that a candidate resolves. */
function lacking(
  behind: readonly ErrorBehind[],
  resolved: readonly string[],
  problems: readonly Problem[],
): LocatedProblem[] {
  const errors = behind.map(({ error }) => error).filter(({ id }) => resolved.includes(id));
  const missed = new Set(
    errors.map(({ location, message }) => `${location.file} ${unknownName(message) ?? ""}`),
  );
  return problems.filter(isLocated).filter((problem) => {
    const name = undefinedName(problem.message);
    return name !== undefined && ownPlaces(problem).some(({ file }) => missed.has(`${file} ${name}`));
  });
}

function idsOf(problems: readonly Problem[]): string[] {
  return [...new Set(problems.map(({ id }) => id))];
}

/**
 * One of each: what was proposed for a failure itself and answers an error behind it too counts as the latter, but for what brings
 * errors only where scripts are checked that nobody checks. What leaves a text unread that an answer makes readable is
 * left out.
 */
function together(known: readonly Verified[], answers: readonly Verified[]): Verified[] {
  const keyOf = ({ candidate }: Verified): string => JSON.stringify([candidate.edits, candidate.command]);
  const keysOf = (outcome: Verified["verification"]["outcome"]): Set<string> =>
    new Set(known.filter(({ verification }) => verification.outcome === outcome).map(keyOf));
  const [passed, open] = [keysOf("passed"), keysOf("open")];
  const fresh = answers.filter((answer) => {
    const key = keyOf(answer);
    const { outcome } = answer.verification;
    return !passed.has(key) && !(open.has(key) && (outcome === "refuted" || outcome === "follow-ups"));
  });
  const keys = new Set(fresh.map(keyOf));
  const answered = new Set(fresh.flatMap(({ targets }) => targets.map(({ id }) => id)));
  const rest = known.filter(
    ({ verification, targets }) =>
      verification.isBroken !== true || !targets.some(({ id }) => answered.has(id)),
  );
  return [...rest.filter((one) => !keys.has(keyOf(one))), ...fresh];
}
