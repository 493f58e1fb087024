import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import { usesIn, type Use } from "../../repository/callees/uses-in.ts";

/** A piece of code that a failure ran, and how much that speaks against it. */
export interface Reached {
  unit: CodeUnit;
  weight: number;
  /** Calls between the test or the place it failed and this. */
  depth: number;
}

/** Gives the callees of pieces of code, each looked at once. */
export type Callees = (unit: CodeUnit) => readonly Use[];

const PER_CALL = 0.8;
const LEAST = 0.004;
const DEEPEST = 10;

/** Looks at no more pieces of code than a number; beyond it nothing calls anything. */
export function createCallees(most: number): Callees {
  const known = new Map<string, readonly Use[]>();
  return (unit) => {
    const uses = known.get(unit.key) ?? (known.size < most ? usesIn(unit.project, unit.node) : []);
    known.set(unit.key, uses);
    return uses;
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
  callees: Callees,
  isPassed: (unit: CodeUnit) => boolean,
): Map<string, Reached> {
  const reached = new Map<string, Reached>();
  const waiting = new Map<string, Step[]>();
  let open = seeds.map(({ unit, weight, owner }): Step => ({ unit, weight, depth: 0, owner }));
  while (open.length > 0) {
    const next: Step[] = [];
    for (const { owner, ...step } of open.toSorted((a, b) => b.weight - a.weight)) {
      if (owner !== undefined && !reached.has(owner)) {
        waiting.set(owner, [...(waiting.get(owner) ?? []), step]);
        continue;
      }
      const known = reached.get(step.unit.key);
      if (known !== undefined && known.weight >= step.weight) continue;
      reached.set(step.unit.key, step);
      next.push(...(waiting.get(step.unit.key) ?? []));
      waiting.delete(step.unit.key);
      if (step.depth >= DEEPEST) continue;
      const isFree = isPassed(step.unit);
      for (const { unit, sureness, owner: needed } of callees(step.unit)) {
        const weight = step.weight * sureness * (isFree ? 1 : PER_CALL);
        if (weight >= LEAST && unit.key !== step.unit.key)
          next.push({ unit, weight, depth: step.depth + (isFree ? 0 : 1), owner: needed });
      }
    }
    open = next;
  }
  return reached;
}
