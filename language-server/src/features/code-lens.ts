import type { CodeLens } from "vscode-languageserver/node";
import type { Source } from "../problems/source.ts";
import { COMMANDS } from "../protocol/commands.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { isProved } from "../solutions/solution-order.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { solutionsOf } from "../status/overview-of.ts";
import type { Feature } from "./feature.ts";
import { openLog, problemsOfLog, sourcesOfLog, suspiciousIn, type LogProblem } from "./log-documents.ts";

/** Above each problem of a log: Fix · Explain · Ignore; above what no parser knows: Teach; at its top what only the user can tell. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.onCodeLens(({ textDocument: { uri } }) => {
      if (!session.state.settings.codeLens || openLog(session, uri) === undefined) return [];
      return [
        ...sourcesOfLog(session, uri).flatMap(placeLenses),
        ...problemsOfLog(session, uri).flatMap((problem) => problemLenses(problem, uri)),
        ...suspiciousLenses(session, uri),
      ];
    });
  },
};

function lensAt(line: number, title: string, command: string, argument: object): CodeLens {
  const start = { line, character: 0 };
  return { range: { start, end: start }, command: { title, command, arguments: [argument] } };
}

function problemLenses({ source, tracked, place }: LogProblem, uri: string): CodeLens[] {
  const { line } = place.range.start;
  if (tracked.status === "solved") return [lensAt(line, "Solved", "", {})];
  const { id: problem, general } = tracked.problem;
  const [best] = solutionsOf(source, problem);
  return [
    ...(best === undefined
      ? []
      : [lensAt(line, `Fix: ${solutionTitle(best)}`, fixCommand(best), { solution: best.id })]),
    lensAt(line, "Explain", COMMANDS.explain, { problem }),
    lensAt(line, "Ignore", COMMANDS.ignore, { problem, how: "once" }),
    ...(general === true ? [lensAt(line, "Teach a Pattern", COMMANDS.teach, { uri, line })] : []),
  ];
}

/** What is proved is applied at a click, what is not is shown first, and what is to be run is told. */
function fixCommand(solution: ProvedSolution): string {
  if (solution.command !== undefined) return COMMANDS.showCommand;
  return isProved(solution) ? COMMANDS.applyFix : COMMANDS.previewFix;
}

function suspiciousLenses(session: Session, uri: string): CodeLens[] {
  const told = new Set(problemsOfLog(session, uri).map(({ place }) => place.range.start.line));
  const untold = suspiciousIn(session, uri).filter(({ line }) => !told.has(line));
  return untold.flatMap(({ line }) => [
    lensAt(line, "No parser knows this line: Teach a Pattern", COMMANDS.teach, { uri, line }),
    lensAt(line, "This Is the Failure", COMMANDS.adopt, { uri, line }),
  ]);
}

function placeLenses({ id: source, unplaced, tied }: Source): CodeLens[] {
  if (tied.length > 0)
    return [lensAt(0, "This log fits several folders: Choose One", COMMANDS.checkouts, { source })];
  if (unplaced.length === 0) return [];
  const paths = unplaced.length === 1 ? "1 path is" : `${unplaced.length} paths are`;
  const title = `${paths} not found here: Choose the CI Runner's Checkout Folder`;
  return [lensAt(0, title, COMMANDS.checkouts, { source })];
}
