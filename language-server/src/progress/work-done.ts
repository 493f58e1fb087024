import type { WorkDoneProgressServerReporter } from "vscode-languageserver/node";

/** A piece of work as the editor shows it going on. */
export interface WorkDone {
  report(message: string, percentage?: number): void;
  end(): void;
}

/** As much of a connection as shows work. */
export interface WorkViewer {
  window: {
    createWorkDoneProgress(): Promise<
      Pick<WorkDoneProgressServerReporter, "begin" | "report" | "done" | "token">
    >;
  };
}

/** Shorter work is not worth a sign of it. */
const WORTH_SHOWING_MS = 400;
const SILENT: WorkDone = { report: () => undefined, end: () => undefined };

/** Shows work that takes its time, with a button that calls `cancel`; nothing where the editor has no such thing. */
export function showWork(
  connection: WorkViewer,
  isSupported: boolean,
  title: string,
  cancel: () => void,
): WorkDone {
  if (!isSupported) return SILENT;
  let shown: WorkDone = SILENT;
  let isOver = false;
  async function show(): Promise<void> {
    const progress = await connection.window.createWorkDoneProgress();
    if (isOver) return;
    progress.begin(title, 0, undefined, true);
    progress.token.onCancellationRequested(cancel);
    shown = {
      report: (message, percentage) =>
        percentage === undefined ? progress.report(message) : progress.report(percentage, message),
      end: () => progress.done(),
    };
  }

  const timer = setTimeout(() => void show().catch(() => undefined), WORTH_SHOWING_MS);
  return {
    report: (message, percentage) => shown.report(message, percentage),
    end() {
      isOver = true;
      clearTimeout(timer);
      shown.end();
    },
  };
}
