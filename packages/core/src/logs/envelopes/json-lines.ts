import { stripEscapes } from "../clean.ts";
import type { Envelope, Peeled } from "./envelope.ts";
import { readJsonRecord, type JsonRecord } from "./json-record.ts";
import { shareOfLines } from "./share-of-lines.ts";

const MOST = 0.6;
/** A stack with a source map in it may be long; no one reads on. */
const MOST_LINES = 256;

/** Loggers that write one JSON object per line; other lines stay as they are. */
export const jsonLines: Envelope = {
  id: "json-lines",
  title: "JSON log, one object per line",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => readJsonRecord(line) !== undefined) >= MOST,
  peel(line) {
    const record = readJsonRecord(line);
    return record === undefined ? { text: line } : withText(record, linesOf(record)[0] ?? "");
  },
  unfold,
  advance: (state) => state,
};

/** The message and the stack below it; undefined for a record of one line. */
function unfold(line: string): readonly Peeled[] | undefined {
  const record = line.includes("\\n") ? readJsonRecord(line) : undefined;
  const lines = record === undefined ? [] : linesOf(record);
  return record === undefined || lines.length < 2 ? undefined : lines.map((text) => withText(record, text));
}

function linesOf({ message, stack }: JsonRecord): string[] {
  const text = stack === undefined ? message : `${message}\n${stack}`;
  return text.replace(/\r?\n$/, "").split("\n", MOST_LINES);
}

function withText({ level, timestamp }: JsonRecord, text: string): Peeled {
  return {
    text: stripEscapes(text),
    ...(level === undefined ? {} : { level }),
    ...(timestamp === undefined ? {} : { timestamp }),
  };
}
