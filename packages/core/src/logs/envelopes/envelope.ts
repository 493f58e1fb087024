import type { Level, LogContext, LogMarker } from "../../model/log.ts";

/** A line without its carrier. */
export interface Peeled {
  text: string;
  timestamp?: string | undefined;
  level?: Level | undefined;
  marker?: LogMarker | undefined;
  boundary?: true | undefined;
  context?: LogContext | undefined;
  stream?: string | undefined;
}

/** Where in the run the reader stands. */
export interface CarrierState {
  context: LogContext;
  /** True while the carrier shows a command it is about to run: such lines are no output. */
  echo: boolean;
  /** The part of the run that the carrier last named, in its own words. */
  part?: string;
}

/** How one CI system or logger wraps the lines of the tools it runs. Pure and stateless: the state is passed through. */
export interface Envelope {
  readonly id: string;
  readonly title: string;
  /** Literals of the lines that `advance` needs to see. */
  readonly glance: readonly string[];
  /** Decides from the first lines of a log, already cleaned of colours. */
  recognises(sample: readonly string[]): boolean;
  peel(text: string): Peeled;
  /** The line that two raw lines stand for, where the second goes on from the first; both with colours and line ends. */
  join?(first: string, next: string): string | undefined;
  /**
   * Follows groups and steps; called in order for every line that passed the glance.
   * `ahead(1)` is the line after it; undefined past the end of the log or of what is known of it.
   */
  advance(state: CarrierState, line: Peeled, ahead: (offset: number) => Peeled | undefined): CarrierState;
}
