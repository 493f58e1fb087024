import { l10n, type Disposable } from "vscode";
import type { Happening, SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { countsText, suspiciousText } from "../views/words.ts";
import type { HistoryEntry } from "./history-entry.ts";

const SETTLED: ReadonlySet<SourceSummary["stage"]> = new Set(["proved", "restricted", "failed"]);
/** Ids of sources that are remembered as told. */
const MOST_TOLD = 500;

/** Writes down what is read, applied, taken back, and sent. */
export function recordHistory({ knowledge, history, onHappened, server }: Session): Disposable[] {
  const told = new Set<string>();
  return [
    onHappened((happening) => history.add(entryOf(happening))),
    server.onDidEnd(() => told.clear()),
    knowledge.onDidChange(() => {
      for (const summary of knowledge.overview?.sources ?? []) {
        if (told.has(summary.source) || !SETTLED.has(summary.stage)) continue;
        if (told.size < MOST_TOLD) told.add(summary.source);
        history.add({ kind: "analysed", title: `${summary.label}: ${outcomeOf(summary)}` });
      }
    }),
  ];
}

function outcomeOf(summary: SourceSummary): string {
  const { nothing } = summary;
  return nothing === undefined ? countsText(summary) : l10n.t("no known error. {0}", suspiciousText(nothing));
}

function entryOf(happening: Happening): Omit<HistoryEntry, "time"> {
  if (happening.kind === "sent") return { kind: "sent", title: happening.model, text: happening.text };
  const files = happening.files.map((uri) => decodeURIComponent(uri.split("/").at(-1) ?? "")).join(", ");
  return { kind: happening.kind, title: `${happening.title} · ${files}` };
}
