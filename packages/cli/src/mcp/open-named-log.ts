import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { Readable } from "node:stream";
import { HephaestusError, openLogFile, openLogStream, type LogInput } from "@hephaestus/core";

/** A log as a client names it: its text, or the path of a file. */
export interface NamedLog {
  text?: string | undefined;
  path?: string | undefined;
}

/**
 * Opens it. A path counts from the workspace, and must lie there or in a folder that the user allowed: what asks is a model,
 * and it may have been told to ask by a text that it read. Throws `usage` and `log-not-found`.
 */
export async function openNamedLog(
  { text, path }: NamedLog,
  { workspace, folders }: { workspace: string; folders: readonly string[] },
): Promise<AsyncGenerator<LogInput>> {
  if ((text === undefined) === (path === undefined))
    throw new HephaestusError("usage", "give either the text of a log or the path of its file");
  if (path === undefined) return openLogStream("the log given", Readable.from([Buffer.from(text ?? "")]));
  const file = await realpath(resolve(workspace, path)).catch(() => undefined);
  if (file === undefined) throw new HephaestusError("log-not-found", `no such log: ${path}`);
  const allowed = [workspace, ...folders];
  if (allowed.some((folder) => isBelow(folder, file))) return openLogFile(file, path);
  const hint = "Give its text, or have the user start the server with --logs FOLDER.";
  throw new HephaestusError("usage", `${path} lies outside of the workspace`, { hint });
}

function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== "" && !way.startsWith("..") && !isAbsolute(way);
}
