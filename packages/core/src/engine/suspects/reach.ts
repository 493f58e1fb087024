import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import { usesIn, type Use } from "../../repository/callees/uses-in.ts";
import { heaviestFirst } from "./heaviest-first.ts";

/** A piece of code that a failure ran, and how much that speaks against it. */
export interface Reached {
  unit: CodeUnit;
  weight: number;
  /** Calls between the test or the place it failed and this. */
  depth: number;
}

export type CalleesOf = (unit: CodeUnit) => readonly Use[];

/** Gives the callees of pieces of code, each looked at once. */
export interface Callees {
  of(unit: CodeUnit): readonly Use[];
  /** Those of what was looked at before; of others none. */
  known(unit: CodeUnit): readonly Use[];
}

const PER_CALL = 0.8;
const LEAST = 0.004;
const DEEPEST = 10;
/** What the heaviest so many call is followed: in a large repository a test leads to thousands, and what is at fault is near. */
const MOST_STEPS = 500;

/** Looks at no more pieces of code than a number; beyond it nothing calls anything. */
export function createCallees(most: number): Callees {
  const looked = new Map<string, readonly Use[]>();
  return {
    of(unit) {
      const uses = looked.get(unit.key) ?? (looked.size < most ? usesIn(unit.project, unit.node) : []);
      looked.set(unit.key, uses);
      return uses;
    },
    known: ({ key }) => looked.get(key) ?? [],
  };
}

interface Step extends Reached {
  owner?: string | undefined;
}

/**
 * All that the seeds call, directly or not, each by its heaviest way: weights fall with every call, but not through what
 * `isPassed` says is no step of its own, such as a function of the test file. What runs for objects of a class alone is
 * reached once the class is.
 */
export function reach(
  seeds: readonly { unit: CodeUnit; weight: number; owner?: string }[],
  calleesOf: CalleesOf,
  isPassed: (unit: CodeUnit) => boolean,
): Map<string, Reached> {
  const reached = new Map<string, Reached>();
  const waiting = new Map<string, Step[]>();
  const open = heaviestFirst<Step>();
  for (const { unit, weight, owner } of seeds) open.add({ unit, weight, depth: 0, owner });
  let steps = 0;
  for (let taken = open.take(); taken !== undefined; taken = open.take()) {
    const { owner, ...step } = taken;
    if (owner !== undefined && !reached.has(owner)) {
      waiting.set(owner, [...(waiting.get(owner) ?? []), step]);
      continue;
    }
    const known = reached.get(step.unit.key);
    if (known !== undefined && known.weight >= step.weight) continue;
    reached.set(step.unit.key, step);
    for (const one of waiting.get(step.unit.key) ?? []) open.add(one);
    waiting.delete(step.unit.key);
    if (step.depth >= DEEPEST || steps >= MOST_STEPS) continue;
    steps++;
    const isFree = isPassed(step.unit);
    for (const { unit, sureness, owner: needed } of calleesOf(step.unit)) {
      const weight = step.weight * sureness * (isFree ? 1 : PER_CALL);
      if (weight >= LEAST && unit.key !== step.unit.key)
        open.add({ unit, weight, depth: step.depth + (isFree ? 0 : 1), owner: needed });
    }
  }
  return reached;
}
