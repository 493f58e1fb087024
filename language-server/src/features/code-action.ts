import { CodeActionTriggerKind, type CodeAction, type CodeActionParams } from "vscode-languageserver/node";
import { FIX_ALL, QUICK_FIX } from "../actions/action-kinds.ts";
import { problemsAt } from "../actions/problems-at.ts";
import { quickActions } from "../actions/quick-actions.ts";
import { resolveAction } from "../actions/resolve-action.ts";
import { freshSolutions } from "../actions/stale-open-file.ts";
import type { TrackedProblem } from "../problems/source.ts";
import type { Session } from "../session/session.ts";
import type { Feature } from "./feature.ts";

export const codeAction: Feature = {
  capabilities: ({ resolvesEdits }) => ({
    codeActionProvider: { codeActionKinds: [QUICK_FIX, FIX_ALL], resolveProvider: resolvesEdits },
  }),
  register(session) {
    const { connection, client } = session;
    connection.onCodeAction(async (parameters) => {
      const actions = actionsFor(session, parameters);
      if (client.resolvesEdits) return actions;
      return await Promise.all(actions.map((action) => resolveAction(session, action)));
    });
    connection.onCodeActionResolve((action) => resolveAction(session, action));
  },
};

/** What can be done at a place, from what is known: nothing is computed here. */
function actionsFor(
  session: Session,
  { textDocument: { uri }, range, context }: CodeActionParams,
): CodeAction[] {
  const { only, triggerKind, diagnostics } = context;
  const problems = problemsAt(session, uri, range);
  if (triggerKind !== CodeActionTriggerKind.Automatic) proveAsked(session, problems);
  const quick = isWanted(only, QUICK_FIX) ? quickActions(session, problems, diagnostics) : [];
  const all = only !== undefined && isWanted(only, FIX_ALL) ? fixAllActions(session, uri) : [];
  return [...quick, ...all];
}

/** Where fixes are made on demand, who asks for them has them made; they are there at the next question. */
function proveAsked({ store, state, queue }: Session, problems: readonly TrackedProblem[]): void {
  if (state.settings.prove !== "onDemand") return;
  for (const { source: id } of problems) {
    const source = store.get(id);
    if (source?.stage === "read") queue.request(source);
  }
}

function isWanted(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

/** May be asked at each save: only what is known and for the text as it is. */
function fixAllActions(session: Session, uri: string): CodeAction[] {
  const count = session.store.sources.flatMap((source) => freshSolutions(session, source, uri)).length;
  if (count === 0) return [];
  const title = `Apply ${count} proved fix${count === 1 ? "" : "es"} to this file`;
  return [{ title, kind: FIX_ALL, data: { fixAll: uri } }];
}
