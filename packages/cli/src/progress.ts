import { performance } from "node:perf_hooks";
import type { OutputStream } from "./io.ts";

const MIN_REDRAW_MS = 50;
const CLEAR_LINE = "\r\u001B[2K";

/** Tells on stderr how far the work is. Nothing else may be printed to the terminal between `begin` and `end`. */
export interface Progress {
  /** Begins a phase, e.g. `reading lines`, and ends the one before. */
  begin(phase: string): void;
  /** How much of the phase is done, and of how much when that is known. */
  update(done: number, total?: number): void;
  /** Ends the last phase. */
  end(): void;
}

const SILENT: Progress = { begin: () => undefined, update: () => undefined, end: () => undefined };

interface Phase {
  name: string;
  startedAt: number;
  count: string;
}

/**
 * On a terminal one line that is rewritten, and gone at the end; elsewhere a plain line for each finished phase,
 * `reading lines: 12034, 0.8 s`; nothing at all when quiet. `now` is in milliseconds.
 */
export function createProgress(options: {
  stream: OutputStream;
  quiet: boolean;
  /** A terminal that cannot rewrite a line. */
  isDumb?: boolean;
  signal?: AbortSignal;
  now?: () => number;
}): Progress {
  const { stream, quiet, signal, isDumb = false, now = () => performance.now() } = options;
  const isTerminal = stream.isTTY === true && !isDumb;
  let current: Phase | undefined;
  let drawnAt = -Infinity;

  function draw(): void {
    if (!isTerminal || !current || now() - drawnAt < MIN_REDRAW_MS) return;
    drawnAt = now();
    stream.write(CLEAR_LINE + describe(current, now()).slice(0, (stream.columns ?? 80) - 1));
  }

  function end(): void {
    if (!current) return;
    stream.write(isTerminal ? CLEAR_LINE : `${describe(current, now())}\n`);
    current = undefined;
  }

  if (quiet) return SILENT;
  signal?.addEventListener("abort", () => {
    if (isTerminal) end();
  });
  return {
    begin(phase) {
      end();
      [current, drawnAt] = [{ name: phase, startedAt: now(), count: "" }, -Infinity];
      draw();
    },
    update(done, total) {
      if (current) current.count = total === undefined ? ` ${done},` : ` ${done}/${total},`;
      draw();
    },
    end,
  };
}

function describe(phase: Phase, at: number): string {
  return `${phase.name}:${phase.count} ${((at - phase.startedAt) / 1000).toFixed(1)} s`;
}
