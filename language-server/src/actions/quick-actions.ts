import { CodeActionTag, type CodeAction, type Diagnostic } from "vscode-languageserver/node";
import type { Source, TrackedProblem } from "../problems/source.ts";
import { DIAGNOSTIC_SOURCE } from "../problems/to-diagnostic.ts";
import { COMMANDS } from "../protocol/commands.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { inOrder, isAi, isSafe } from "../solutions/solution-order.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { visibleLine } from "../text/visible.ts";
import { QUICK_FIX } from "./action-kinds.ts";
import { staleOpenFile } from "./stale-open-file.ts";

const LONGEST_NAME = 60;

interface Offer {
  tracked: TrackedProblem;
  source: Source;
  solution: ProvedSolution;
}

/** The fixes of problems, best first, and what else can be done about the first of them; without edits. */
export function quickActions(
  session: Session,
  problems: readonly TrackedProblem[],
  shown: readonly Diagnostic[],
): CodeAction[] {
  const offers = offersOf(session, problems);
  const ordered = inOrder(offers.map(({ solution }) => solution)).flatMap(
    (solution) => offers.find((offer) => offer.solution === solution) ?? [],
  );
  const preferred = ordered.find(({ solution }) => isSafe(solution));
  const fixes = ordered.map((offer) => ({
    ...solutionAction(session, offer.solution, offer.source),
    diagnostics: diagnosticsOf(offer.tracked, shown),
    ...(offer === preferred ? { isPreferred: true } : {}),
  }));
  return [
    ...fixes,
    ...waitingFixes(session, problems, shown),
    ...problems.slice(0, 1).flatMap((tracked) => otherActions(tracked, shown)),
  ];
}

/** What stands for fixes that are not made before the workspace is trusted; it can be seen and not chosen. */
function waitingFixes(
  { state, client }: Session,
  [first]: readonly TrackedProblem[],
  shown: readonly Diagnostic[],
): CodeAction[] {
  if (first === undefined || state.trust !== "restricted" || !client.disablesActions) return [];
  return [
    {
      title: "Fix: waits for the workspace to be trusted",
      kind: QUICK_FIX,
      diagnostics: diagnosticsOf(first, shown),
      disabled: { reason: "Trust the workspace to verify and apply fixes." },
    },
  ];
}

/** Each solution once, with the first of the problems that it clears. */
function offersOf({ store }: Session, problems: readonly TrackedProblem[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const tracked of problems) {
    const source = store.get(tracked.source);
    for (const solution of source?.solutions ?? [])
      if (
        source !== undefined &&
        solution.problemIds.includes(tracked.problem.id) &&
        !offers.has(solution.id)
      )
        offers.set(solution.id, { tracked, source, solution });
  }
  return [...offers.values()];
}

function solutionAction(session: Session, solution: ProvedSolution, source: Source): CodeAction {
  const action: CodeAction = {
    title: solutionTitle(solution),
    kind: QUICK_FIX,
    data: { solution: solution.id },
    ...(isAi(solution) ? { tags: [CodeActionTag.LLMGenerated] } : {}),
  };
  if (solution.command !== undefined)
    return {
      ...action,
      command: { title: action.title, command: COMMANDS.showCommand, arguments: [{ solution: solution.id }] },
    };
  const stale = staleOpenFile(session, solution, source);
  if (stale === undefined || !session.client.disablesActions) return action;
  return { ...action, disabled: { reason: stale } };
}

function diagnosticsOf({ problem }: TrackedProblem, shown: readonly Diagnostic[]): Diagnostic[] {
  return shown.filter(({ source, data }) => source === DIAGNOSTIC_SOURCE && isOf(data, problem.id));
}

function isOf(data: unknown, problem: string): boolean {
  return typeof data === "object" && data !== null && "problem" in data && data.problem === problem;
}

function otherActions({ problem, ...tracked }: TrackedProblem, shown: readonly Diagnostic[]): CodeAction[] {
  const diagnostics = diagnosticsOf({ problem, ...tracked }, shown);
  const name = visibleLine(problem.message, LONGEST_NAME);
  const action = (title: string, command: string, argument: object): CodeAction => ({
    title,
    kind: QUICK_FIX,
    diagnostics,
    command: { title, command, arguments: [{ problem: problem.id, ...argument }] },
  });
  return [
    action(`Explain: ${name}`, COMMANDS.explain, {}),
    action("Ignore this once", COMMANDS.ignore, { how: "once" }),
    action("Ignore this in this file always (hephaestus.yaml)", COMMANDS.ignore, { how: "always" }),
  ];
}
