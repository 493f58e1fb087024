import type { Level, LogEntry } from "../model/log.ts";
import { lastOverwrite, withoutEscapes } from "./clean.ts";
import { readCarriedRecord } from "./envelopes/carried-record.ts";
import { isClosingLine } from "./envelopes/closing-line.ts";
import type { Envelope, Peeled } from "./envelopes/envelope.ts";
import { readLevel } from "./level.ts";
import type { LogLine } from "./line-batch.ts";
import { isLong, withoutMiddle } from "./long-line.ts";

const BYTE_ORDER_MARK = "\uFEFF";
const CLOSING_BRACE = 0x7d;
const CARRIAGE_RETURN = 0x0d;
/** No shorter line is a record with a message of several lines. */
const SHORTEST_RECORD = 24;
const ESCAPED_NEWLINE = Buffer.from(String.raw`\n`);

/** One of the lines that a raw line stands for, or the line that several stand for; already without its carrier. */
export interface UnfoldedLine extends LogLine {
  readonly peeled: Peeled;
  /** Which of the lines it is that a raw line stands for, where that is read again. */
  readonly place?: number;
}

/** The line without colours, without carrier, and without what carriage returns overwrote behind the carrier. */
export function readEntry(line: LogLine | UnfoldedLine, envelope: Envelope): LogEntry {
  const peeled = "peeled" in line ? line.peeled : peelLine(line, envelope);
  const text = lastOverwrite(peeled.text);
  const place = "peeled" in line ? line.place : 0;
  const isCut = place !== undefined && isLong(line.end - line.start);
  const readWhole = isCut ? () => wholeOf(line, envelope, place) : undefined;
  return new PeeledEntry(line.number, text, peeled, readWhole);
}

/** An entry that looks for its level only when it is asked: hardly any is. */
class PeeledEntry implements LogEntry {
  readonly line: number;
  readonly text: string;
  readonly timestamp: string | undefined;
  readonly marker: LogEntry["marker"];
  readonly boundary: true | undefined;
  readonly context: LogEntry["context"];
  readonly stream: string | undefined;
  readonly #level: Level | undefined;
  readonly #readWhole: (() => string) | undefined;

  constructor(line: number, text: string, peeled: Peeled, readWhole: (() => string) | undefined) {
    this.line = line;
    this.text = text;
    this.timestamp = peeled.timestamp;
    this.marker = peeled.marker;
    this.boundary = peeled.boundary ?? (isClosingLine(text) ? true : undefined);
    this.context = peeled.context;
    this.stream = peeled.stream;
    this.#level = peeled.level;
    this.#readWhole = readWhole;
  }

  get whole(): string {
    return this.#readWhole?.() ?? this.text;
  }

  get level(): Level | undefined {
    return this.#level ?? readLevel(this.text);
  }
}

function peelLine(line: LogLine, envelope: Envelope): Peeled {
  const peeled = envelope.peel(decodeLine(line));
  return (endsInBrace(line) ? readCarriedRecord(peeled)?.[0] : undefined) ?? peeled;
}

function wholeOf(line: LogLine, envelope: Envelope, place: number): string {
  const peeled = envelope.peel(withoutEscapes(decodeWholeLine(line)));
  const records = endsInBrace(line) ? readCarriedRecord(peeled) : undefined;
  return (records?.[place] ?? peeled).text;
}

/** The lines that a raw line stands for: itself, but for records that hold a text of several lines. */
export function unfoldLine(line: LogLine, envelope: Envelope): readonly (LogLine | UnfoldedLine)[] {
  if (!endsInBrace(line) || !line.bytes.subarray(line.start, line.end).includes(ESCAPED_NEWLINE))
    return [line];
  const records = readCarriedRecord(envelope.peel(decodeLine(line)));
  return records?.map((peeled, place) => ({ ...line, peeled, place })) ?? [line];
}

/** The same for a line whose raw text is known already. */
export function unfoldText(line: LogLine, text: string, envelope: Envelope): UnfoldedLine[] {
  const peeled = envelope.peel(withoutEscapes(text));
  return (readCarriedRecord(peeled) ?? [peeled]).map((each) => ({ ...line, peeled: each }));
}

function endsInBrace({ bytes, start, end }: LogLine): boolean {
  if (end - start < SHORTEST_RECORD) return false;
  return bytes[bytes[end - 1] === CARRIAGE_RETURN ? end - 2 : end - 1] === CLOSING_BRACE;
}

/** The line decoded from UTF-8, without colours and line end; carrier and overwritten progress still in it. */
export function decodeLine(line: LogLine): string {
  return withoutEscapes(decodeRawLine(line));
}

/** The same with colours, and with the carriage returns at its end. Of a long line it has no middle. */
export function decodeRawLine(line: LogLine): string {
  const { bytes, start, end } = line;
  if (!isLong(end - start)) return decodeWholeLine(line);
  const short = withoutMiddle(bytes, start, end);
  return decodeWholeLine({ ...line, bytes: short, start: 0, end: short.length });
}

/** The line decoded from UTF-8 as it is, however long. */
export function decodeWholeLine({ number, bytes, start, end }: LogLine): string {
  const text = bytes.toString("utf8", start, end);
  return number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
