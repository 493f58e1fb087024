import { l10n, window, workspace, type Disposable, type Uri } from "vscode";
import type { SourceSummary } from "@hephaestus/language-server";
import { showPlace } from "../solutions/show-place.ts";
import { alarmText, countsText } from "../views/words.ts";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { limitRate } from "./rate-limit.ts";
import { createTailNews } from "./tail-news.ts";
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
  const news = createTailNews();
  if (readSetting("tail").length > 0) session.server.request("overview", {}).catch(session.server.note);
  return [
    session.server.onDidEnd(() => news.clear()),
    session.knowledge.onDidChange(() => {
      for (const summary of news.since(session.knowledge.overview?.sources ?? []))
        tellOfTail(session, summary, mayTell).catch(session.server.note);
    }),
  ];
}

async function tellOfTail(session: Session, summary: SourceSummary, mayTell: () => boolean): Promise<void> {
  const tails = await session.server.execute("tail", { action: "list" });
  if (!tails.some(({ source }) => source === summary.source) || !mayTell()) return;
  const alarm = summary.alarms?.newest;
  const place = alarm === undefined ? summary.first : alarm.place;
  const show = place === undefined ? {} : { [l10n.t("Show")]: () => showPlace(place) };
  const text = alarm === undefined ? countsText(summary) : alarmText(alarm);
  tell("warning", l10n.t("{0}: {1}", summary.label, text), show);
}
