import { unfoldLine } from "../logs/entry.ts";
import type { Envelope } from "../logs/envelopes/envelope.ts";
import type { LogLine } from "../logs/line-scanner.ts";
import type { Carrier } from "./carrier.ts";
import type { EntryWindow } from "./entry-window.ts";

/** Brings raw lines into a window, once the carrier of their log is known. */
export interface LineIntake {
  take(line: LogLine): void;
  /** Brings in what waits, however little is known. */
  end(): void;
}

export function createLineIntake(carrier: Carrier, window: EntryWindow): LineIntake {
  /** The lines that the carrier is not known by yet. */
  let waiting: LogLine[] | undefined = [];
  let unfolding: Envelope | undefined;

  function add(line: LogLine): void {
    if (unfolding === undefined) window.add(line);
    else for (const each of unfoldLine(line, unfolding)) window.add(each);
  }

  function open(): void {
    unfolding = carrier.envelope.unfold === undefined ? undefined : carrier.envelope;
    for (const line of waiting ?? []) add(line);
    waiting = undefined;
  }

  return {
    take(line) {
      if (waiting === undefined) return add(line);
      waiting.push(line);
      carrier.sample(line);
      if (carrier.isKnown) open();
    },
    end() {
      carrier.decide();
      open();
    },
  };
}
