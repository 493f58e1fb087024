import { isProtected } from "../config/is-protected.ts";
import type { Problem } from "../model/problem.ts";
import { verify } from "../verify/verify.ts";
import type { EngineParts } from "./engine-parts.ts";
import { propose } from "./propose.ts";
import type { Verified } from "./weigh.ts";

export interface Solved {
  verified: Verified[];
  notes: string[];
}

/** Makes candidates for the problems as they stand in a view, and proves each on it. */
export async function solve(problems: readonly Problem[], engine: EngineParts): Promise<Solved> {
  const { repository, linter, options } = engine;
  if (repository === undefined) return { verified: [], notes: [] };
  const { progress, clock, config } = options;
  const context = { repository, ...(linter === undefined ? {} : { linter }) };
  progress({ phase: "fix", count: 0, total: problems.length });
  const proposals = await propose(problems, context);
  const allowed = proposals.filter(
    ({ candidate }) => !candidate.edits.some(({ file }) => isProtected(file, config.protectedPaths)),
  );
  const verified: Verified[] = [];
  for (const [index, { candidate, targets }] of allowed.entries()) {
    const target = targets[0];
    if (target === undefined) continue;
    const input = {
      candidate,
      target,
      problems,
      before: repository,
      ...(linter === undefined ? {} : { linter }),
    };
    verified.push({ candidate, targets, verification: await verify(input, clock) });
    progress({ phase: "prove", count: index + 1, total: allowed.length });
  }
  const protectedCount = proposals.length - allowed.length;
  const notes = trustNotes(problems, linter !== undefined);
  return {
    verified,
    notes:
      protectedCount === 0
        ? notes
        : [...notes, `${protectedCount} fixes would touch protected paths and were left out.`],
  };
}

function trustNotes(problems: readonly Problem[], trusted: boolean): string[] {
  const lint = problems.filter(({ tool }) => tool === "eslint").length;
  if (trusted || lint === 0) return [];
  return [
    `${lint === 1 ? "A lint problem needs" : `${lint} lint problems need`} the workspace's own ESLint, which is run only with --trust.`,
  ];
}
