import type { Disposable } from "vscode";
import type { Session } from "../session.ts";
import { watchSettings } from "../settings.ts";
import { watchClipboard } from "./clipboard-hint.ts";
import { watchDebugConsole } from "./debug-console.ts";
import { dropKeptLogs } from "./kept-logs.ts";
import { watchTails } from "./tail.ts";
import { watchFailingRuns } from "../github/watch-failing-runs.ts";
import { linkTerminals } from "./terminal-links.ts";
import { watchTerminals } from "./terminals.ts";

/** Starts to listen at every door that needs no key. */
export function registerCaptures(session: Session): Disposable[] {
  dropKeptLogs(session.context).catch(session.server.note);
  return [
    watchSettings(session.log),
    ...watchTerminals(session),
    ...linkTerminals(session),
    ...watchDebugConsole(session),
    ...watchTails(session),
    ...watchClipboard(session),
    ...watchFailingRuns(session),
  ];
}
