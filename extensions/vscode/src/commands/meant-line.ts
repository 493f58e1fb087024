import { Uri, window } from "vscode";
import type { SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";

/** A line of a log, 0-based. */
export interface LogLine {
  uri: string;
  line: number;
}

export function isLogLine(argument: unknown): argument is LogLine {
  if (typeof argument !== "object" || argument === null) return false;
  const { uri, line }: Record<string, unknown> = { ...argument };
  return typeof uri === "string" && typeof line === "number";
}

/** The line that a command means: the one that it is given, that of the cursor in a log, else the first that looks like trouble. */
export async function meantLine(session: Session, argument: unknown): Promise<LogLine | undefined> {
  if (isLogLine(argument)) return { uri: argument.uri, line: argument.line };
  const editor = window.activeTextEditor;
  if (editor !== undefined && editor.document.languageId === "log")
    return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
  const sources = session.server.isRunning ? (await session.knowledge.refresh()).sources : [];
  return sources.toReversed().flatMap(suspiciousLines)[0];
}

/** The lines of a log that look like trouble, where no error is known in it. */
function suspiciousLines({ uri, nothing }: SourceSummary): LogLine[] {
  if (uri === undefined) return [];
  const place = Uri.parse(uri).toString();
  return (nothing?.lines ?? []).map(({ line }) => ({ uri: place, line }));
}
