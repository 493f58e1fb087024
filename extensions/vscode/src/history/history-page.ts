import { fenced, plain } from "../views/plain-markdown.ts";
import type { HistoryEntry } from "./history-entry.ts";

const WORDS: Readonly<Record<HistoryEntry["kind"], string>> = {
  analysed: "read",
  applied: "applied",
  undone: "taken back",
  sent: "sent to a model",
};

/** What was done, newest first, with the texts that were sent; as Markdown in which nothing of a log or a model acts. */
export function historyPage(entries: readonly HistoryEntry[], timeText: (time: string) => string): string {
  const newest = entries.toReversed();
  const rows = newest.map(
    ({ time, kind, title }) => `| ${plain(timeText(time))} | ${WORDS[kind]} | ${plain(title)} |`,
  );
  const sent = newest.flatMap(({ time, title, text }) =>
    text === undefined ? [] : [`### ${plain(timeText(time))}: ${plain(title)}`, "", fenced(text), ""],
  );
  return [
    "# Hephaestus: History",
    "",
    "Kept for this workspace, on this machine alone. *Hephaestus: Clear History* forgets it.",
    "",
    ...(rows.length === 0 ? ["Nothing yet."] : ["| when | what | which |", "| --- | --- | --- |", ...rows]),
    "",
    ...(sent.length === 0 ? [] : ["## What was sent, to the last character", "", ...sent]),
  ].join("\n");
}
