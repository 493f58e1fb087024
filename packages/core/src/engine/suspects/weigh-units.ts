import type { Problem } from "../../model/problem.ts";
import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import type { TestBlock } from "../../repository/callees/test-blocks.ts";
import { chosenBy } from "./chosen.ts";
import { isAlarmUnit } from "./is-alarm.ts";
import { tellersAmong } from "./tellers.ts";
import { shareOfFailing } from "./failing-runs.ts";
import { frameSeeds } from "./frame-seeds.ts";
import { frameUnits, type FramedUnit } from "./frame-units.ts";
import { passedAssertions } from "./passed-assertions.ts";
import { reach, type Callees, type CalleesOf, type Reached } from "./reach.ts";
import type { TestFiles } from "./test-files.ts";
import { titleSeeds } from "./title-seeds.ts";
import { testSeeds } from "./test-seeds.ts";

/** What is known of a piece of code and a failure. */
export interface WeighedUnit extends Reached {
  /** Its place among the failure's own frames, innermost 0. */
  frame: number | undefined;
  /** It was called to tell of the failure. */
  isAlarm: boolean;
  /** It has words of what the log says of the failure. */
  told: boolean;
  /** How much the failing tests of the log run it, and how much the tests that did not fail. */
  failed: Run;
  passed: Run;
  /** How many failures the log has in all. */
  failures: number;
  /** Which share of all failing tests likely runs it, 0..1. */
  share: number;
  /** How many test files name it in which nothing failed; of what calls it a share. */
  elsewhere: number;
}

/** How often something is run by tests, and how much in all. */
export interface Run {
  tests: number;
  weight: number;
}

interface Weighed {
  unit: CodeUnit;
  weight: number;
  /** See `Use`. */
  owner?: string;
}

export interface Surroundings {
  testFiles: TestFiles;
  callees: Callees;
  isPassed: (unit: CodeUnit) => boolean;
  /** How many test files name a piece of code in which nothing failed. */
  mentions: (unit: CodeUnit) => number;
}

const BY_FRAME = 0.9;
/** Tests of a file that passed; those beside the one that failed tell most. */
const MOST_PASSING = 100;
const MOST_FRAMES = 4;
const NEVER: Run = { tests: 0, weight: 0 };

/** For each failure the pieces of code that it ran, as far as the text tells. */
export function weighUnits(failures: readonly Problem[], around: Surroundings): Map<Problem, WeighedUnit[]> {
  const { testFiles, callees, isPassed, mentions } = around;
  const reached = new Map<Problem, Map<string, Reached>>();
  const framed = new Map<Problem, FramedUnit[]>();
  const told = new Map<Problem, Set<string>>();
  for (const failure of failures) {
    const frames = frameUnits(failure, testFiles, isPassed);
    framed.set(failure, frames);
    const seeds = [
      ...seedsOf(failure, testFiles),
      ...frames.flatMap((frame, index) => seedsOfFrame(frame, index, failure)),
    ];
    const calleesOf = calleesFor(failure, around);
    const first = reach(seeds, calleesOf, isPassed);
    const tellers = tellersAmong(
      [...first.values()].map(({ unit }) => unit).filter((unit) => !isPassed(unit)),
      [failure.message, ...failure.excerpt].join("\n"),
    );
    told.set(failure, new Set(tellers.map(({ unit }) => unit.key)));
    const deciding = tellers.flatMap(({ unit, line }) => {
      const weight = first.get(unit.key)?.weight ?? 0;
      return frameSeeds(unit, line, "").map((seed) => ({ ...seed, weight: weight * seed.weight }));
    });
    const decided = reach(deciding, calleesOf, isPassed);
    reached.set(failure, new Map([...first].map(([key, one]) => [key, heavier(one, decided.get(key))])));
  }
  const failed = sums([...reached.values()]);
  const shareOf = shareOfFailing(
    testFiles,
    (failure) => calleesFor(failure, around, reached.has(failure) ? callees.known : callees.of),
    (failure) => (framed.get(failure) ?? []).map(({ unit }) => unit),
  );
  const all = [...reached.values()].flatMap((units) => [...units.values()]);
  const named = all.map(({ unit }) => ({ unit, weight: mentions(unit) }));
  const elsewhere = reach(named, callees.known, () => false);
  const passed = sums(passingRuns(around));
  return new Map(
    [...reached].map(([failure, units]) => [
      failure,
      [...units]
        .filter(([, { unit }]) => !isPassed(unit))
        .map(([key, one]): WeighedUnit => {
          const frame = framed.get(failure)?.findIndex(({ unit }) => unit.key === key) ?? -1;
          const alarms = alarmsOf(framed.get(failure) ?? []);
          return {
            ...one,
            frame: frame < alarms ? undefined : frame - alarms,
            isAlarm: frame !== -1 && frame < alarms,
            told: told.get(failure)?.has(key) === true,
            failed: failed.get(key) ?? NEVER,
            passed: passed.get(key) ?? NEVER,
            failures: reached.size,
            share: shareOf(key),
            elsewhere: elsewhere.get(key)?.weight ?? 0,
          };
        }),
    ]),
  );
}

function heavier(one: Reached, other: Reached | undefined): Reached {
  return other !== undefined && other.weight > one.weight ? { ...one, weight: other.weight } : one;
}

/** How many of the innermost frames are there to tell of the failure. */
function alarmsOf(frames: readonly FramedUnit[]): number {
  const first = frames.findIndex(({ unit }) => !isAlarmUnit(unit));
  return first === -1 ? frames.length : first;
}

/** What pieces of code call in the test of a failure. */
function calleesFor(
  failure: Problem,
  { testFiles, callees }: Surroundings,
  calleesOf: CalleesOf = callees.of,
): CalleesOf {
  for (const { project, failing } of testFiles.all) {
    const own = failing.get(failure);
    if (own !== undefined) return chosenBy(own.block, project.ts, calleesOf);
  }
  return calleesOf;
}

function seedsOf(failure: Problem, { all }: TestFiles): Weighed[] {
  return all.flatMap(({ project, failing }) => {
    const own = failing.get(failure);
    if (own === undefined) return [];
    return [
      ...testSeeds(project, own.block, own.line, failure.message),
      ...titleSeeds(project, failure.test ?? ""),
    ];
  });
}

/** What the line of a frame used; of frames far out only the piece of code that they lie in. */
function seedsOfFrame({ unit, line }: FramedUnit, index: number, { message }: Problem): Weighed[] {
  const weight = BY_FRAME ** (index + 1);
  if (index >= MOST_FRAMES) return [{ unit, weight }];
  const used = frameSeeds(unit, line, index === 0 ? message : "");
  return [{ unit, weight }, ...used.map((seed) => ({ ...seed, weight: weight * seed.weight }))];
}

/** What tests ran that did not fail, and what the assertions checked that a failing test passed; nothing ran of a file that did not load. */
function passingRuns({ testFiles: { all }, callees, isPassed }: Surroundings): Map<string, Reached>[] {
  return all.flatMap(({ project, blocks, failing }) => {
    if ([...failing].some(([{ test }, { block }]) => test === undefined && !blocks.includes(block)))
      return [];
    const checked = [...failing.values()].flatMap(({ block, line }) =>
      passedAssertions(project, block, line).map((seeds) => ({ block, seeds })),
    );
    const failed = new Set([...failing.values()].map(({ block }) => block));
    const [first] = failed;
    const distance = ({ startLine }: TestBlock): number => Math.abs(startLine - (first?.startLine ?? 1));
    const passing = blocks.filter((block) => !failed.has(block) && !block.skipped);
    const nearest = passing.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST_PASSING);
    const beside = nearest.map((block) => ({ block, seeds: testSeeds(project, block, undefined, "") }));
    return [...beside, ...checked].map(({ block, seeds }) =>
      reach(seeds, chosenBy(block, project.ts, callees.of), isPassed),
    );
  });
}

function sums(all: readonly ReadonlyMap<string, Reached>[]): Map<string, Run> {
  const total = new Map<string, Run>();
  for (const units of all)
    for (const [key, { weight }] of units) {
      const known = total.get(key) ?? NEVER;
      total.set(key, { tests: known.tests + 1, weight: known.weight + weight });
    }
  return total;
}
