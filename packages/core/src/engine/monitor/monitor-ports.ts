import type { MonitorEvent, MonitorProblem, MonitorSolution } from "./monitor-event.ts";

/** Who gets what a monitor tells. A promise that is given back is waited for before more is read. */
export interface MonitorSink {
  take(event: MonitorEvent): void | Promise<void>;
}

/** Finds out what a piece of log is about. */
export interface Solver {
  /** Problems and solutions of some lines around an alarm. May throw: that costs this alarm's answer alone. */
  solve(lines: string, signal: AbortSignal): Promise<Solved>;
}

export interface Solved {
  problems: MonitorProblem[];
  /** Best first. */
  solutions: MonitorSolution[];
}

/** Hands proved solutions on where `mode: deploy` says so: `packages/github` opens pull requests. The node holds the limits. */
export interface Delivery {
  deliver(solution: MonitorSolution, signal: AbortSignal): Promise<Delivered>;
  /** How many of what was opened are still open. */
  countOpen(addresses: readonly string[], signal: AbortSignal): Promise<number>;
}

/** What became of a solution. `detail` is a sentence; a refusal is for good. */
export type Delivered =
  | { status: "opened"; address: string; detail: string }
  | { status: "refused"; detail: string };

/** Where a monitor keeps what it knows, between runs. */
export interface StateStore {
  /** What messages call it. */
  readonly name?: string;
  /** What was saved; undefined where nothing was yet. Throws HephaestusError `usage` where it cannot be read. */
  load(): Promise<string | undefined>;
  /** Saves all or nothing. */
  save(state: string): Promise<void>;
}
