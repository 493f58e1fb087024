import { leavesStub, type Engine, type Solution } from "@hephaestus/core";
import { fileFix } from "./file-fix.ts";
import type { ProvedSolution } from "./prover-methods.ts";

/** A solution as an editor needs it; none where a file cannot be read any more. */
export function provedSolution(solution: Solution, { repository }: Engine): ProvedSolution[] {
  const { changes, state: _, ...rest } = solution;
  const files = changes.flatMap((change) => {
    const source = repository?.read(change.file);
    const after = repository?.with([change]).read(change.file);
    return source === undefined || after === undefined ? [] : [fileFix(change, source, after.text)];
  });
  return files.length === changes.length ? [{ ...rest, files, leavesStub: leavesStub(changes) }] : [];
}
