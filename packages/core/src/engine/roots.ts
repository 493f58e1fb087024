import type { Problem } from "../model/problem.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { addEffect, type Causes } from "./causes.ts";
import { rootsBehind } from "./roots-behind.ts";

/** Hangs every problem beneath its first cause; effects of effects belong to it as well. */
export function withCauses(problems: readonly Problem[], causes: Causes): Problem[] {
  const causeOf = new Map(
    [...causes].flatMap(([cause, effects]) => [...effects].map((effect) => [effect, cause] as const)),
  );
  const rootOf = (id: string, depth = 0): string => {
    const cause = causeOf.get(id);
    return cause === undefined || depth > causes.size ? id : rootOf(cause, depth + 1);
  };
  const flat: Causes = new Map();
  for (const { id } of problems) if (rootOf(id) !== id) addEffect(flat, rootOf(id), id);
  return problems.map((problem) => ({ ...problem, causeOf: [...(flat.get(problem.id) ?? [])] }));
}

/** Says of run-time failures which compile errors they may follow from. */
export async function withRootsBehind(
  problems: Problem[],
  repository: VirtualRepository | undefined,
): Promise<Problem[]> {
  if (repository === undefined) return problems;
  const roots = new Set(rootsOf(problems));
  const behind = await rootsBehind(
    problems.filter(({ id }) => roots.has(id)),
    repository,
  );
  return problems.map((problem) => {
    const mayFollowFrom = behind.get(problem.id);
    return mayFollowFrom === undefined ? problem : { ...problem, mayFollowFrom };
  });
}

/** Ids of what no other problem explains: errors before warnings, what explains most first, then log order. */
export function rootsOf(problems: readonly Problem[]): string[] {
  const explained = new Set(problems.flatMap(({ causeOf }) => causeOf));
  const roots = problems.filter(({ id, stale }) => !explained.has(id) && stale !== true);
  return roots
    .toSorted((a, b) => Number(isError(b)) - Number(isError(a)) || b.causeOf.length - a.causeOf.length)
    .map(({ id }) => id);
}

function isError({ severity }: Problem): boolean {
  return severity === "error";
}
