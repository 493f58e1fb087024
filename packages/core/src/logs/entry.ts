import type { LogEntry } from "../model/log.ts";
import { lastOverwrite, stripEscapes, withoutLineEnd } from "./clean.ts";
import type { Envelope, Peeled } from "./envelopes/envelope.ts";
import { readLevel } from "./level.ts";
import type { LogLine } from "./line-scanner.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/** One of the lines that a raw line stands for, already without its carrier. */
export interface UnfoldedLine extends LogLine {
  readonly peeled: Peeled;
}

/** The line without colours, without carrier, and without what carriage returns overwrote behind the carrier. */
export function readEntry(line: LogLine | UnfoldedLine, envelope: Envelope): LogEntry {
  const peeled = "peeled" in line ? line.peeled : envelope.peel(decodeLine(line));
  const text = lastOverwrite(peeled.text);
  const level = peeled.level ?? readLevel(text);
  return { line: line.number, ...peeled, text, ...(level === undefined ? {} : { level }) };
}

/** The lines that a raw line stands for: itself, but for records that hold a text of several lines. */
export function unfoldLine(line: LogLine, envelope: Envelope): readonly (LogLine | UnfoldedLine)[] {
  const parts = envelope.unfold?.(decodeLine(line));
  return parts === undefined ? [line] : parts.map((peeled) => ({ ...line, peeled }));
}

/** The line decoded from UTF-8, without colours and line end; carrier and overwritten progress still in it. */
export function decodeLine(line: LogLine): string {
  const text = withoutLineEnd(stripEscapes(line.bytes.toString("utf8", line.start, line.end)));
  return line.number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
