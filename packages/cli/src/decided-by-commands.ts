import type { Analysis } from "@hephaestus/core";
import type { Io } from "./io.ts";
import type { Session } from "./open-session.ts";

export const COMMAND_TIMEOUT_MS: number = 15 * 60_000;

/** The analysis with those fixes proved of which tests of the commands say so, by running them on copies of the workspace. */
export async function decidedByCommands(
  session: Session,
  commands: readonly string[],
  { signal }: Io,
): Promise<Analysis> {
  const { raiseByCommands } = await import("@hephaestus/core");
  return raiseByCommands(session.engine, session.analysis, {
    commands,
    folder: folderOf(session),
    commandTimeoutMs: COMMAND_TIMEOUT_MS,
    signal,
  });
}

/** Commands run where the user stands, as they would without us, if the copy they run in has that folder. */
export function folderOf({ engine: { repository, options } }: Session): string {
  const { folder = "" } = options;
  return repository?.files.some((file) => file.startsWith(`${folder}/`)) === true ? folder : "";
}
