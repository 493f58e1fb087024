import type { WorkspaceFolder } from "vscode";
import type { FailedRun, SourceSummary } from "@hephaestus/language-server";
import type { Session } from "../session.ts";

export type ReadRun = Extract<FailedRun, { status: "failed" }>;

/** Reads the logs of a run as one; `until` as of the server's `analyze`. */
export function analyzeRun(
  { server }: Session,
  folder: WorkspaceFolder,
  { run, logs }: ReadRun,
  until: "read" | "proved",
): Promise<SourceSummary> {
  const label = [run.name, run.branch ?? run.sha.slice(0, 7)].join(" · ");
  const source = { kind: "files" as const, label, logs };
  return server.execute("analyze", { source, folder: folder.uri.toString(), until });
}
