import { window, type Disposable, type Event, type Terminal, type Uri } from "vscode";

/** A command that runs in a terminal, as editors since 1.93 tell it. */
export interface ShellExecution {
  readonly commandLine: { readonly value: string; readonly confidence: number };
  readonly cwd: Uri | undefined;
  /** What it prints from now on, escape codes included. */
  read(): AsyncIterable<string>;
}

interface StartEvent {
  readonly terminal: Terminal;
  readonly execution: ShellExecution;
}

interface EndEvent extends StartEvent {
  readonly exitCode: number | undefined;
}

interface ShellEvents {
  readonly onDidStartTerminalShellExecution: Event<StartEvent>;
  readonly onDidEndTerminalShellExecution: Event<EndEvent>;
}

/** A command with what it prints and what it ends with. */
export interface RunningCommand {
  terminal: Terminal;
  execution: ShellExecution;
  output: AsyncIterable<string>;
  /** Missing where it was interrupted or the shell does not tell. */
  exitCode: Promise<number | undefined>;
}

interface Waiting {
  terminal: Terminal;
  resolve(exitCode: number | undefined): void;
}

/** False for editors before 1.93. */
export function tellsCommands(events: object): events is ShellEvents {
  return "onDidStartTerminalShellExecution" in events && "onDidEndTerminalShellExecution" in events;
}

/** Calls for every command that starts in a terminal or task; nothing where the editor is too old to tell. */
export function onShellExecution(follow: (command: RunningCommand) => void): Disposable[] {
  const events: object = window;
  if (!tellsCommands(events)) return [];
  const waiting = new Map<ShellExecution, Waiting>();
  return [
    events.onDidStartTerminalShellExecution(({ terminal, execution }) => {
      const output = execution.read();
      const exitCode = new Promise<number | undefined>((resolve) =>
        waiting.set(execution, { terminal, resolve }),
      );
      follow({ terminal, execution, output, exitCode });
    }),
    events.onDidEndTerminalShellExecution(({ execution, exitCode }) => {
      waiting.get(execution)?.resolve(exitCode);
      waiting.delete(execution);
    }),
    window.onDidCloseTerminal((closed) => {
      for (const [execution, { terminal, resolve }] of waiting) {
        if (terminal !== closed) continue;
        resolve(undefined);
        waiting.delete(execution);
      }
    }),
  ];
}
