import type { AiComposition } from "./ai-config.ts";
import type { CompositionSection } from "./ai-file.ts";

/** Who works with whose findings, by name. */
export type Steps = ReadonlyMap<string, ReadonlySet<string>>;

/** A composition as one graph: each name with those that come before it. */
export function stepsOf({
  sequential = [],
  parallel = [],
  dependencies = {},
}: CompositionSection | AiComposition): Steps {
  const steps = new Map<string, Set<string>>();
  const add = (name: string, needs: readonly string[]): void => {
    steps.set(name, new Set([...(steps.get(name) ?? []), ...needs]));
    for (const need of needs) if (!steps.has(need)) steps.set(need, new Set());
  };
  for (const list of sequential)
    for (const [index, name] of list.entries()) add(name, list.slice(Math.max(0, index - 1), index));
  for (const group of parallel) for (const name of group) add(name, []);
  for (const [name, needs] of Object.entries(dependencies)) add(name, needs);
  return steps;
}

/** Groups that can work at the same time, one after the other; or names that wait for each other. */
export function compositionOrder(steps: Steps): { groups: string[][] } | { cycle: string[] } {
  const done = new Set<string>();
  const groups: string[][] = [];
  while (done.size < steps.size) {
    const ready = [...steps].filter(
      ([name, needs]) => !done.has(name) && [...needs].every((need) => done.has(need)),
    );
    if (ready.length === 0) return { cycle: cycleIn(steps, done) };
    const names = ready.map(([name]) => name);
    for (const name of names) done.add(name);
    groups.push(names);
  }
  return { groups };
}

function cycleIn(steps: Steps, done: ReadonlySet<string>): string[] {
  const [start = ""] = [...steps.keys()].filter((name) => !done.has(name));
  const way = [start];
  for (;;) {
    const next = [...(steps.get(way.at(-1) ?? "") ?? [])].find((name) => !done.has(name)) ?? start;
    const at = way.indexOf(next);
    if (at !== -1) return [...way.slice(at), next].toReversed();
    way.push(next);
  }
}
