import type { ApplyResult } from "../protocol/commands.ts";
import type { Source } from "../problems/source.ts";
import { changedUris, handOver } from "../solutions/hand-over.ts";
import { choiceOf } from "../solutions/remember-choice.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import type { Command } from "./command.ts";
import { solutionOf } from "./find-solution.ts";
import { SOLUTION_ARGUMENT } from "./solution-argument.ts";
import { warnOfLeft } from "./warn-of-left.ts";

export const applyFix: Command<"applyFix"> = {
  name: "applyFix",
  schema: SOLUTION_ARGUMENT,
  async run(session, { solution: id }) {
    const { source, folder, solution } = solutionOf(session.store, id);
    const title = solutionTitle(solution);
    const reason =
      solution.command === undefined
        ? await handOver(session, { title, folder, files: solution.files, choice: choiceOf(solution) })
        : `Run it yourself: ${solution.command.line}`;
    session.queue.request(source);
    const isApplied = reason === undefined;
    const result: ApplyResult = {
      applied: isApplied ? [id] : [],
      files: isApplied ? changedUris({ folder, files: solution.files }) : [],
      left: reason === undefined ? [] : [{ solution: id, title, reason }],
      ...(isApplied ? rerunOf(source) : {}),
    };
    warnOfLeft(session, result);
    return result;
  },
};

/** The command whose next run proves what was applied. */
export function rerunOf({ command, cwd }: Source): Pick<ApplyResult, "rerun"> {
  return command === undefined ? {} : { rerun: { command, ...(cwd === undefined ? {} : { cwd }) } };
}
