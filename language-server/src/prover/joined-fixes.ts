import { editsBetween, fileDiff, type FixPlan } from "@hephaestus/core";
import { fileFix } from "./file-fix.ts";
import type { JoinResult } from "./prover-methods.ts";

/** A plan as an editor needs it: least edits per file, for the texts it was made for. */
export function joinedFixes({ taken, left, changes }: FixPlan): JoinResult {
  return {
    taken: taken.map(({ id }) => id),
    left: left.map(({ solution, reason }) => ({ solution: solution.id, reason })),
    files: changes.map(({ file, before, after, bom }) => {
      const edits = editsBetween(before, after);
      return fileFix({ file, edits, diff: fileDiff(file, before, after, { bom }) }, { text: before }, after);
    }),
  };
}
