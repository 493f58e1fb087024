import { l10n, window, workspace, type Disposable, type Uri } from "vscode";
import type { SourceSummary } from "@hephaestus/language-server";
import { showPlace } from "../solutions/show-place.ts";
import { countsText } from "../views/words.ts";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { limitRate } from "./rate-limit.ts";
import { tell } from "../views/tell.ts";

const ONE_MINUTE = 60_000;

/** Follows a log: it is read from its end on, and a new problem is told of, at most once a minute. */
export async function startTail(session: Session, file: Uri): Promise<void> {
  await session.server.execute("tail", { action: "start", uri: file.toString() });
  window.setStatusBarMessage(l10n.t("Hephaestus follows {0}", workspace.asRelativePath(file)), 5000);
}

export async function stopTail(session: Session, uri: string): Promise<void> {
  await session.server.execute("tail", { action: "stop", uri });
}

/** Starts the server where settings name logs to follow, and tells of new problems in what is followed. */
export function watchTails(session: Session): Disposable[] {
  const mayTell = limitRate(ONE_MINUTE, Date.now);
  const errors = new Map<string, number>();
  if (readSetting("tail").length > 0) session.server.request("overview", {}).catch(session.server.note);
  return [
    session.server.onDidEnd(() => errors.clear()),
    session.knowledge.onDidChange(() => {
      for (const summary of session.knowledge.overview?.sources ?? []) {
        const before = errors.get(summary.source) ?? 0;
        errors.set(summary.source, summary.errors);
        if (summary.errors > before) tellOfTail(session, summary, mayTell).catch(session.server.note);
      }
    }),
  ];
}

async function tellOfTail(session: Session, summary: SourceSummary, mayTell: () => boolean): Promise<void> {
  const tails = await session.server.execute("tail", { action: "list" });
  if (!tails.some(({ source }) => source === summary.source) || !mayTell()) return;
  const { first } = summary;
  const show = first === undefined ? {} : { [l10n.t("Show")]: () => showPlace(first) };
  tell("warning", l10n.t("{0}: {1}", summary.label, countsText(summary)), show);
}
