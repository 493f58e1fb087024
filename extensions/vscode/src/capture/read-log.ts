import type { Uri } from "vscode";
import type { AnalyzeArguments, SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { showSummary } from "../solutions/show-summary.ts";
import { dropLog, keepLog } from "./kept-logs.ts";

interface Kept {
  log: Uri;
  source: string;
}

const kept = new Map<string, Kept>();

/**
 * Reads a text that the user gave, shows the first problem, or says that there is none. It takes the place of the text of that
 * name before.
 */
export async function readText(
  session: Session,
  name: "pasted" | "terminal",
  text: string,
): Promise<SourceSummary> {
  const log = await keepLog(session.context, name, text);
  const argument: AnalyzeArguments = { source: { kind: "file", uri: log.toString() } };
  const summary = await session.server.execute("analyze", argument);
  await forget(session, name);
  kept.set(name, { log, source: summary.source });
  await showSummary(session, summary, log);
  return summary;
}

/** Reads a log file that the user named, shows the first problem, or says that there is none. */
export async function readFile(session: Session, file: Uri): Promise<SourceSummary> {
  const argument: AnalyzeArguments = { source: { kind: "file", uri: file.toString() } };
  const summary = await session.server.execute("analyze", argument);
  await showSummary(session, summary, file);
  return summary;
}

async function forget({ server }: Session, name: string): Promise<void> {
  const old = kept.get(name);
  if (old === undefined) return;
  await server.execute("clear", { source: old.source });
  await dropLog(old.log).catch(server.note);
}
