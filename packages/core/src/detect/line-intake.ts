import { decodeRawLine, unfoldLine, unfoldText } from "../logs/entry.ts";
import type { LogLine } from "../logs/line-scanner.ts";
import type { Carrier } from "./carrier.ts";
import type { EntryWindow } from "./entry-window.ts";

/** Brings raw lines into a window, once the carrier of their log is known. */
export interface LineIntake {
  take(line: LogLine): void;
  /** Brings in what waits, however little is known. */
  end(): void;
}

/** A raw line that the next one may go on from. */
interface HeldLine {
  line: LogLine;
  text: string;
  isJoined: boolean;
}

/** Lines that were joined grow no longer. */
const LONGEST_JOINED = 64 * 1024;

export function createLineIntake(carrier: Carrier, window: EntryWindow): LineIntake {
  /** The lines that the carrier is not known by yet. */
  let waiting: LogLine[] | undefined = [];
  let held: HeldLine | undefined;

  function add(line: LogLine): void {
    const { envelope } = carrier;
    if (envelope.join === undefined) return addAll(unfoldLine(line, envelope));
    const text = decodeRawLine(line);
    const joined =
      held === undefined || held.text.length > LONGEST_JOINED ? undefined : envelope.join(held.text, text);
    if (joined !== undefined && held !== undefined) {
      held = { line: held.line, text: joined, isJoined: true };
      return;
    }
    release();
    held = { line, text, isJoined: false };
  }

  function addAll(lines: ReturnType<typeof unfoldLine>): void {
    for (const each of lines) window.add(each);
  }

  /** What was found in no piece may be in the whole. */
  function release(): void {
    if (held === undefined) return;
    const { line, text, isJoined } = held;
    held = undefined;
    const whole = isJoined ? { ...line, hit: true } : line;
    addAll(unfoldText(whole, text, carrier.envelope));
  }

  function open(): void {
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
      release();
    },
  };
}
