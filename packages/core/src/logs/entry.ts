import type { LogEntry } from "../model/log.ts";
import { lastOverwrite, stripEscapes, withoutLineEnd } from "./clean.ts";
import type { Envelope } from "./envelopes/envelope.ts";
import type { LogLine } from "./line-scanner.ts";

const BYTE_ORDER_MARK = "\uFEFF";

/** The line without colours, without carrier, and without what carriage returns overwrote behind the carrier. */
export function readEntry(line: LogLine, envelope: Envelope): LogEntry {
  const peeled = envelope.peel(decodeLine(line));
  return { line: line.number, ...peeled, text: lastOverwrite(peeled.text) };
}

/** The line decoded from UTF-8, without colours and line end; carrier and overwritten progress still in it. */
export function decodeLine(line: LogLine): string {
  const text = withoutLineEnd(stripEscapes(line.bytes.toString("utf8", line.start, line.end)));
  return line.number === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
