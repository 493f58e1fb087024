import { tell } from "../show/tell.ts";
import {
  CodeActionKind,
  CodeActionTag,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import * as z from "zod/mini";
import { evidenceAt } from "../commands/find-problem.ts";
import { findSolution } from "../commands/find-solution.ts";
import { safeSolutions } from "../commands/fix-all.ts";
import { isBefore } from "../problems/shift-range.ts";
import type { Source, TrackedProblem } from "../problems/source.ts";
import { DIAGNOSTIC_SOURCE } from "../problems/to-diagnostic.ts";
import { COMMANDS } from "../protocol/commands.ts";
import type { Range } from "../protocol/place.ts";
import type { FileFix, ProvedSolution } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { knownJoinedFix } from "../solutions/joined-fix.ts";
import { isAi, isProved } from "../solutions/solution-order.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { rememberable } from "../solutions/hand-over.ts";
import { staleReason, workspaceEdit } from "../solutions/workspace-edit.ts";
import { solutionsOf } from "../status/overview-of.ts";
import { visibleLine } from "../text/visible.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import type { Folder } from "../workspace/folders.ts";
import type { Feature } from "./feature.ts";

const QUICK_FIX = `${CodeActionKind.QuickFix}.hephaestus`;
const FIX_ALL = `${CodeActionKind.SourceFixAll}.hephaestus`;

const LONGEST_NAME = 60;

const SOLUTION_DATA = z.object({ solution: z.string() });
const FIX_ALL_DATA = z.object({ fixAll: z.string() });

export const codeAction: Feature = {
  capabilities: ({ resolvesEdits }) => ({
    codeActionProvider: { codeActionKinds: [QUICK_FIX, FIX_ALL], resolveProvider: resolvesEdits },
  }),
  register(session) {
    const { connection, client } = session;
    connection.onCodeAction(async (parameters) => {
      const actions = actionsFor(session, parameters);
      if (client.resolvesEdits) return actions;
      return await Promise.all(actions.map((action) => resolved(session, action)));
    });
    connection.onCodeActionResolve((action) => resolved(session, action));
  },
};

/** What can be done at a place, from what is known: nothing is computed here. */
function actionsFor(
  session: Session,
  { textDocument: { uri }, range, context }: CodeActionParams,
): CodeAction[] {
  const { only } = context;
  if (context.triggerKind !== CodeActionTriggerKind.Automatic) proveAsked(session, uri, range);
  const quick = isWanted(only, QUICK_FIX)
    ? quickActions(session, uri, { range, shown: context.diagnostics })
    : [];
  const all = only !== undefined && isWanted(only, FIX_ALL) ? fixAllActions(session, uri) : [];
  return [...quick, ...all];
}

/** Where fixes are made on demand, who asks for them has them made; they are there at the next question. */
function proveAsked(session: Session, uri: string, range: Range): void {
  for (const { source: id } of problemsAt(session, uri, range)) {
    const source = session.store.get(id);
    if (source?.stage === "read" && session.state.settings.prove === "onDemand")
      session.queue.request(source);
  }
}

function isWanted(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

function quickActions(
  session: Session,
  uri: string,
  { range, shown }: { range: Range; shown: readonly Diagnostic[] },
): CodeAction[] {
  const { store } = session;
  const problems = problemsAt(session, uri, range);
  const seen = new Set<string>();
  const offers = problems.flatMap((tracked) => {
    const source = store.get(tracked.source);
    if (source === undefined) return [];
    return solutionsOf(source, tracked.problem.id).flatMap((solution) => {
      if (seen.has(solution.id)) return [];
      seen.add(solution.id);
      return [{ tracked, source, solution }];
    });
  });
  const preferred = offers.find(
    ({ solution }) => isProved(solution) && !isAi(solution) && solution.command === undefined,
  );
  const ordered = offers.toSorted((a, b) => rank(a.solution) - rank(b.solution));
  const fixes = ordered.map((offer) => ({
    ...solutionAction(session, offer.solution, offer.source),
    diagnostics: diagnosticsOf(offer.tracked, shown),
    ...(offer === preferred ? { isPreferred: true } : {}),
  }));
  return [...fixes, ...problems.slice(0, 1).flatMap((tracked) => otherActions(tracked, shown))];
}

/** Proved, plausible, by a model, and commands to be run last. */
function rank(solution: ProvedSolution): number {
  return (
    Number(!isProved(solution)) + 2 * Number(isAi(solution)) + 4 * Number(solution.command !== undefined)
  );
}

/** In a file those whose lines the range touches, in a log the one that is told there. */
function problemsAt({ store }: Session, uri: string, { start, end }: Range): TrackedProblem[] {
  const inFile = store.inFile(uri).filter(({ status, range }) => {
    if (status !== "open" || range === undefined) return false;
    return range.start.line <= end.line && start.line <= range.end.line;
  });
  const isAt = ({ range }: TrackedProblem): boolean =>
    range !== undefined && !isBefore(end, range.start) && !isBefore(range.end, start);
  const told = evidenceAt(store, uri, start.line);
  return inFile.length > 0 || told === undefined
    ? inFile.toSorted((a, b) => Number(isAt(b)) - Number(isAt(a)))
    : [told];
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

/** Files that are open are looked at here; the disk is, when an action is chosen. */
function staleOpenFile(
  { documents }: Session,
  { files }: ProvedSolution,
  { folder }: Source,
): string | undefined {
  for (const { file, before } of files) {
    const open = folder === undefined ? undefined : documents.get(uriBelow(folder.uri, file));
    if (open !== undefined && open.hash() !== before)
      return `${file} has changed since this fix was made; it is being made anew.`;
  }
  return undefined;
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

/** May be asked at each save: only what is known and for the text as it is. */
function fixAllActions(session: Session, uri: string): CodeAction[] {
  const count = session.store.sources.flatMap((source) => freshSolutions(session, source, uri)).length;
  if (count === 0) return [];
  const title = `Apply ${count} proved fix${count === 1 ? "" : "es"} to this file`;
  return [{ title, kind: FIX_ALL, data: { fixAll: uri } }];
}

function freshSolutions(session: Session, source: Source, uri: string): string[] {
  const safe = safeSolutions(source, uri);
  return source.solutions
    .filter((each) => safe.includes(each.id) && staleOpenFile(session, each, source) === undefined)
    .map(({ id }) => id);
}

/** The action with its edit; without one, and with the reason told, where a file is not what the fix was made for. */
async function resolved(session: Session, action: CodeAction): Promise<CodeAction> {
  const solution = SOLUTION_DATA.safeParse(action.data);
  if (solution.success) return await withSolution(session, action, solution.data.solution);
  const all = FIX_ALL_DATA.safeParse(action.data);
  return all.success ? await withAll(session, action, all.data.fixAll) : action;
}

async function withSolution(session: Session, action: CodeAction, id: string): Promise<CodeAction> {
  if (action.command !== undefined || action.disabled !== undefined) return action;
  const found = findSolution(session.store, id);
  const reason =
    found === undefined
      ? "It is not offered any more: the files changed since it was made."
      : await staleReason(found.folder, found.solution.files, session.documents);
  if (found === undefined || reason !== undefined) {
    if (found !== undefined) session.queue.request(found.source);
    return refused(session, action, reason ?? "");
  }
  const { folder, solution } = found;
  const handed = { title: action.title, folder, files: solution.files };
  session.applied.push(await rememberable(session, handed));
  return { ...action, edit: editOf(session, folder, solution.files) };
}

/** The fixes of one file together, checked as a whole; those of the first source that has some. */
async function withAll(session: Session, action: CodeAction, uri: string): Promise<CodeAction> {
  for (const source of session.store.sources) {
    const { folder } = source;
    const files = folder === undefined ? [] : await fixesOfFile(session, source, uri);
    if (folder === undefined || files.length === 0) continue;
    session.applied.push(await rememberable(session, { title: action.title, folder, files }));
    return { ...action, edit: editOf(session, folder, files) };
  }
  return action;
}

/** One fix was checked already; several are put together by the prover. */
async function fixesOfFile(session: Session, source: Source, uri: string): Promise<readonly FileFix[]> {
  const fresh = freshSolutions(session, source, uri);
  const [only] = source.solutions.filter(({ id }) => fresh.length === 1 && fresh.includes(id));
  if (only !== undefined && source.folder !== undefined) {
    const stale = await staleReason(source.folder, only.files, session.documents);
    return stale === undefined ? only.files : [];
  }
  if (fresh.length === 0) return [];
  const joined = await knownJoinedFix(session, source, (now) => freshSolutions(session, now, uri));
  return joined?.files ?? [];
}

function editOf({ documents, client }: Session, folder: Folder, files: readonly FileFix[]): WorkspaceEdit {
  return workspaceEdit(folder, files, { documents, documentChanges: client.documentChanges });
}

function refused({ connection, client }: Session, action: CodeAction, reason: string): CodeAction {
  if (client.resolvesEdits) tell({ connection }, "warning", `Nothing was done: ${reason}`);
  return client.disablesActions ? { ...action, disabled: { reason } } : action;
}
