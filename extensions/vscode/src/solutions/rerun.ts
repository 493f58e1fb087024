import { l10n, tasks, window, workspace } from "vscode";
import type { Session } from "../session.ts";
import { tell } from "../views/tell.ts";

interface Rerun {
  command: string;
  cwd?: string;
}

/** Runs a command or task again that failed before. Its end is read like any other: that proves the fix or tells what is left. */
export async function rerun({ command, cwd }: Rerun): Promise<void> {
  if (!workspace.isTrusted) {
    tell("warning", l10n.t("Trust this workspace to run its commands."));
    return;
  }
  const task = (await tasks.fetchTasks()).find(({ name }) => name === command);
  if (task !== undefined) {
    await tasks.executeTask(task);
    return;
  }
  const terminal = window.createTerminal({ name: "Hephaestus", ...(cwd === undefined ? {} : { cwd }) });
  terminal.show(true);
  terminal.sendText(command);
}

/** The command that failed last and can be run again. */
export function lastCommand({ knowledge }: Session): Rerun | undefined {
  const source = knowledge.overview?.sources.findLast(({ command }) => command !== undefined);
  if (source?.command === undefined) return undefined;
  const { command, cwd } = source;
  return cwd === undefined ? { command } : { command, cwd };
}
