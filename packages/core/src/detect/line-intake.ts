import { decodeRawLine, decodeWholeLine, unfoldLine, unfoldText } from "../logs/entry.ts";
import { lineOf, type LogLine } from "../logs/line-batch.ts";
import type { LineReceiver } from "../logs/line-scanner.ts";
import { DECISIVE } from "../logs/wasm/layout.ts";
import type { Carrier } from "./carrier.ts";
import type { EntryWindow } from "./entry-window.ts";

/** Brings raw lines into a window, once the carrier of their log is known. */
export interface LineIntake extends LineReceiver {
  /** Brings in what waits, however little is known. */
  end(): void;
}

interface MarkedLine extends LogLine {
  marks: number;
}

/** A line that the next one may go on from. */
interface OpenLine extends MarkedLine {
  text: string;
  isJoined: boolean;
}

/** Lines that were joined grow no longer; nor is more of a piece looked at. */
const LONGEST_JOINED = 64 * 1024;

export function createLineIntake(carrier: Carrier, window: EntryWindow): LineIntake {
  /** The lines that the carrier is not known by yet, with bytes of their own. */
  let waiting: MarkedLine[] | undefined = [];
  let open: OpenLine | undefined;

  /** What a record holds is written otherwise than its text: each literal may stand for another. */
  function add(line: MarkedLine): void {
    const marks = line.marks === 0 ? 0 : DECISIVE;
    for (const each of unfoldLine(line, carrier.envelope)) window.add(each, marks);
  }

  /** What was found in no piece may be in the whole. */
  function close(): void {
    if (open === undefined) return;
    if (open.isJoined)
      for (const each of unfoldText(open, open.text, carrier.envelope)) window.add(each, DECISIVE);
    else add(open);
    open = undefined;
  }

  function join(line: MarkedLine): void {
    const isPiece = line.end - line.start <= LONGEST_JOINED;
    const text = isPiece ? decodeWholeLine(line) : decodeRawLine(line);
    const isFull = open === undefined || open.text.length > LONGEST_JOINED;
    const joined = isFull ? undefined : carrier.envelope.join?.(open?.text ?? "", text);
    if (open !== undefined && joined !== undefined) {
      open = { ...open, text: joined, isJoined: true };
      return;
    }
    close();
    open = { ...withOwnBytes(line), text, isJoined: false };
  }

  function bring(line: MarkedLine): void {
    if (carrier.envelope.join !== undefined) join(line);
    else if (mayBeRecord(line.bytes, line.end)) add(line);
    else window.add(line, line.marks);
  }

  function bringWaiting(): void {
    for (const line of waiting ?? []) bring(line);
    waiting = undefined;
  }

  function wait(line: MarkedLine): void {
    waiting?.push(line);
    carrier.sample(line);
    if (carrier.isKnown) bringWaiting();
  }

  return {
    take(batch) {
      if (waiting === undefined && carrier.envelope.join === undefined && !batch.hasRecords)
        window.take(batch);
      else
        for (let place = 0; place < batch.count; place++) {
          const line = { ...lineOf(batch, place), marks: batch.marks[place] ?? 0 };
          if (waiting === undefined) bring(line);
          else wait(withOwnBytes(line));
        }
    },
    wantedFrom: window.wantedFrom,
    moved: window.moved,
    end() {
      carrier.decide();
      bringWaiting();
      close();
    },
  };
}

const CLOSING_BRACE = 0x7d;
const CARRIAGE_RETURN = 0x0d;

function mayBeRecord(bytes: Buffer, end: number): boolean {
  return bytes[bytes[end - 1] === CARRIAGE_RETURN ? end - 2 : end - 1] === CLOSING_BRACE;
}

/** The scanner reuses its bytes. */
function withOwnBytes(line: MarkedLine): MarkedLine {
  const bytes = Buffer.from(line.bytes.subarray(line.start, line.end));
  return { ...line, bytes, start: 0, end: bytes.length };
}
