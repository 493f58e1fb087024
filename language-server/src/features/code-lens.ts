import type { CodeLens } from "vscode-languageserver/node";
import { COMMANDS } from "../protocol/commands.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import { isProved } from "../solutions/solution-order.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { solutionsOf } from "../status/overview-of.ts";
import type { Feature } from "./feature.ts";
import { openLog, problemsOfLog } from "./log-documents.ts";

/** Above each problem of a log: Fix · Explain · Ignore. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.onCodeLens(({ textDocument: { uri } }) => {
      if (!session.state.settings.codeLens || openLog(session, uri) === undefined) return [];
      return problemsOfLog(session, uri).flatMap(({ source, tracked, place }): CodeLens[] => {
        const { start } = place.range;
        const range = { start, end: start };
        const lens = (title: string, command: string, argument: object): CodeLens => ({
          range,
          command: { title, command, arguments: [argument] },
        });
        if (tracked.status === "solved") return [{ range, command: { title: "Solved", command: "" } }];
        const problem = tracked.problem.id;
        const [best] = solutionsOf(source, problem);
        const fix =
          best === undefined
            ? []
            : [lens(`Fix: ${solutionTitle(best)}`, fixCommand(best), { solution: best.id })];
        return [
          ...fix,
          lens("Explain", COMMANDS.explain, { problem }),
          lens("Ignore", COMMANDS.ignore, { problem, how: "once" }),
        ];
      });
    });
  },
};

/** What is proved is applied at a click, what is not is shown first, and what is to be run is told. */
function fixCommand(solution: ProvedSolution): string {
  if (solution.command !== undefined) return COMMANDS.showCommand;
  return isProved(solution) ? COMMANDS.applyFix : COMMANDS.previewFix;
}
