import type { FixerContext } from "../fixers/fixer.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { EngineParts } from "./engine-parts.ts";

/** What fixers may look at, with the workspace as a view shows it. */
export function fixerContext({ linter, change }: EngineParts, repository: VirtualRepository): FixerContext {
  return {
    repository,
    ...(linter === undefined ? {} : { linter }),
    ...(change === undefined ? {} : { change }),
  };
}
