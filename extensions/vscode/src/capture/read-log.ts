import type { Uri } from "vscode";
import type { AnalyzeArguments, SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { keepLog } from "./kept-logs.ts";
import { showSummary } from "../solutions/show-summary.ts";

/** Reads a text that the user gave, shows the first problem, or says that there is none. */
export async function readText(
  session: Session,
  name: "pasted" | "terminal",
  text: string,
): Promise<SourceSummary> {
  const log = await keepLog(session.context, name, text);
  return readSource(session, { source: { kind: "file", uri: log.toString() } }, log);
}

/** Reads a log file that the user named, shows the first problem, or says that there is none. */
export function readFile(session: Session, file: Uri): Promise<SourceSummary> {
  return readSource(session, { source: { kind: "file", uri: file.toString() } }, file);
}

async function readSource(session: Session, argument: AnalyzeArguments, log: Uri): Promise<SourceSummary> {
  const summary = await session.server.execute("analyze", argument);
  await showSummary(session, summary, log);
  return summary;
}
