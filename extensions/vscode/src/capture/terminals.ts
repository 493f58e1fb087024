import {
  ProcessExecution,
  ShellExecution,
  l10n,
  tasks,
  window,
  workspace,
  type Disposable,
  type Task,
  type TaskExecution,
  type Uri,
} from "vscode";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { followCommand, type FollowedCommand } from "./follow-command.ts";
import { onShellExecution, type RunningCommand } from "./shell-executions.ts";

/** Tasks remembered by their process; a task's name is asked for at its end. */
const MOST_TASKS = 50;

/** Follows every command that runs in a terminal and every task; nothing has to be set up for either. */
export function watchTerminals(session: Session): Disposable[] {
  const started = new Map<number, TaskExecution>();
  const read = new Set<TaskExecution>();
  return [
    tasks.onDidStartTaskProcess(({ processId, execution }) => {
      started.set(processId, execution);
      const [oldest] = started.keys();
      if (started.size > MOST_TASKS && oldest !== undefined) started.delete(oldest);
    }),
    tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      const isRead = read.delete(execution);
      if (!isRead && exitCode !== undefined && exitCode !== 0) hintAt(execution.task);
    }),
    ...onShellExecution((command) => {
      if (!readSetting("watch.terminals")) return;
      const { output, exitCode, terminal } = command;
      const about = async (): ReturnType<FollowedCommand["about"]> => {
        const execution = started.get((await terminal.processId) ?? -1);
        if (execution !== undefined) read.add(execution);
        return aboutCommand(command, execution?.task);
      };
      void about();
      followCommand(session, { output, exitCode, about }).catch(session.server.note);
    }),
  ];
}

/** What a task without a shell prints is told to nobody: its user can have it read. */
function hintAt({ name }: Task): void {
  if (!readSetting("watch.terminals")) return;
  const hint = l10n.t("{0} failed: “Hephaestus: Read Terminal…” reads what it printed", name);
  window.setStatusBarMessage(`$(tools) ${hint}`, 15_000);
}

async function aboutCommand(
  { execution }: RunningCommand,
  task: Task | undefined,
): ReturnType<FollowedCommand["about"]> {
  const command = (task === undefined ? undefined : commandOf(task)) ?? execution.commandLine.value;
  return {
    kind: task === undefined ? "terminal" : "task",
    label: task?.name ?? command,
    command,
    ...placeOf(execution.cwd),
  };
}

/** The command line of a task; missing where an extension runs it by itself. */
function commandOf({ execution }: Task): string | undefined {
  if (execution instanceof ProcessExecution) return [execution.process, ...execution.args].join(" ");
  if (!(execution instanceof ShellExecution)) return undefined;
  return execution.commandLine ?? [execution.command, ...(execution.args ?? [])].map(textOf).join(" ");
}

function textOf(word: ShellExecution["command"] | undefined): string {
  return typeof word === "object" ? word.value : (word ?? "");
}

function placeOf(cwd: Uri | undefined): { cwd?: string; folder?: string } {
  if (cwd?.scheme !== "file") return {};
  const folder = workspace.getWorkspaceFolder(cwd)?.uri.toString();
  return folder === undefined ? { cwd: cwd.fsPath } : { cwd: cwd.fsPath, folder };
}
