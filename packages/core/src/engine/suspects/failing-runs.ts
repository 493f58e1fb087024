import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import type { Problem } from "../../model/problem.ts";
import type { CalleesOf } from "./reach.ts";
import type { TestFiles } from "./test-files.ts";
import { testSeeds } from "./test-seeds.ts";

/** How sure it must be that a test runs something to count as one that does; what is less sure counts by this power of it. */
const LIKELY = 0.3;
const LESS_LIKELY_POWER = 2;
const LEAST = 0.1;
const ON_CONDITION = 0.7;
const DEEPEST = 20;
/** Of very many failing tests the first tell enough. */
const MOST_TESTS = 80;
/** Nothing is ruled out for sure by what the text alone tells. */
const UNSEEN = 0.2;

interface Step {
  unit: CodeUnit;
  sureness: number;
  owner?: string | undefined;
}

/**
 * Tells of a piece of code by its key which share of a log's failing tests likely runs it, 0..1; 1 where none is known. What a
 * failure has frames of did run.
 */
export function shareOfFailing(
  { all }: TestFiles,
  calleesFor: (failure: Problem) => CalleesOf,
  framesOf: (failure: Problem) => readonly CodeUnit[],
): (key: string) => number {
  const tests = all
    .flatMap(({ project, failing }) =>
      [...new Map([...failing].map(([failure, { block, line }]) => [block, { failure, line }]))].map(
        ([block, { failure, line }]) => ({
          seeds: [
            ...testSeeds(project, block, line, "").map(step),
            ...framesOf(failure).map((unit) => ({ unit, sureness: 1 })),
          ],
          calleesOf: calleesFor(failure),
        }),
      ),
    )
    .slice(0, MOST_TESTS);
  const counts = new Map<string, number>();
  for (const { seeds, calleesOf } of tests)
    for (const [key, sureness] of likelyRun(seeds, calleesOf))
      counts.set(key, (counts.get(key) ?? 0) + Math.min(1, sureness / LIKELY) ** LESS_LIKELY_POWER);
  return (key) => ((counts.get(key) ?? 0) + UNSEEN) / (tests.length + UNSEEN);
}

function step({ unit, sureness, conditional, owner }: Step & { conditional: boolean }): Step {
  return { unit, sureness: conditional ? sureness * ON_CONDITION : sureness, owner };
}

/** The keys of all that may run, and how sure that is by the surest way to it. */
function likelyRun(seeds: readonly Step[], calleesOf: CalleesOf): ReadonlyMap<string, number> {
  const run = new Map<string, number>();
  const waiting = new Map<string, Step[]>();
  let open = seeds.filter(({ sureness }) => sureness >= LEAST);
  for (let depth = 0; open.length > 0 && depth <= DEEPEST; depth++) {
    const next: Step[] = [];
    for (const { unit, sureness, owner } of open) {
      if (owner !== undefined && !run.has(owner)) {
        waiting.set(owner, [...(waiting.get(owner) ?? []), { unit, sureness }]);
        continue;
      }
      if ((run.get(unit.key) ?? 0) >= sureness) continue;
      run.set(unit.key, sureness);
      next.push(...(waiting.get(unit.key) ?? []));
      waiting.delete(unit.key);
      for (const use of calleesOf(unit)) {
        const further = step({ ...use, sureness: sureness * use.sureness });
        if (further.sureness >= LEAST) next.push(further);
      }
    }
    open = next;
  }
  return run;
}
