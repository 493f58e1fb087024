import type { LogEntry } from "../model/log.ts";
import { cleanLine } from "./clean.ts";
import type { Envelope } from "./envelopes/envelope.ts";
import type { LogLine } from "./line-scanner.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/** Decodes a raw line, cleans it and peels its carrier off. */
export function readEntry(line: LogLine, envelope: Envelope): LogEntry {
  return { line: line.number, ...envelope.peel(decodeLine(line)) };
}

/** The line as a terminal would show it, carrier included. */
export function decodeLine(line: LogLine): string {
  const text = cleanLine(line.bytes, line.start, line.end);
  return line.number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
