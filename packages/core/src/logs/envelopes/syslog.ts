import type { Level } from "../../model/log.ts";
import type { Envelope, Peeled } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

/**
 * RFC 3164, also with the times that journald and rsyslog can write: `Nov 20 09:01:02 host proc[12]: text`,
 * `Fri 2026-11-20 09:01:02 UTC host proc[12]: text`, `[ 1234.567890] host proc[12]: text`, `1795165262.123456 host proc[12]: text`.
 */
const HEADER =
  /^(?:<(\d{1,3})>)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?:Z|[+-]\d\d:?\d\d)|[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [A-Z]{2,5}|\[ {0,9}\d{1,9}\.\d{6}\]|\d{10}\.\d{6}) [\w.-]+ ([\w./@-]+(?:\[\d+\])?):(?: |$)/;
/** RFC 5424: `<34>1 2026-11-20T09:01:02.003Z host app 12 ID47 [origin ip="10.0.0.1"] text`. */
const VERSIONED = /^<(\d{1,3})>1 (\S+) \S+ (\S+) (\S+) \S+ /;
const MOST = 0.8;
const LEVELS: readonly Level[] = ["fatal", "fatal", "fatal", "error", "warning", "info", "info", "debug"];

/** Lines of syslog and of `journalctl`, several processes in one log. */
export const syslog: Envelope = {
  id: "syslog",
  title: "syslog or journal",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => peel(line).stream !== undefined) >= MOST,
  peel,
  advance: (state) => state,
};

function peel(line: string): Peeled {
  const [header, priority, timestamp, stream] = HEADER.exec(line) ?? [];
  if (header === undefined || timestamp === undefined || stream === undefined) return peelVersioned(line);
  return { text: line.slice(header.length), timestamp, stream, ...levelOf(priority) };
}

function peelVersioned(line: string): Peeled {
  const [header, priority, timestamp, application, process] = VERSIONED.exec(line) ?? [];
  if (header === undefined || timestamp === undefined) return { text: line };
  const text = line.slice(dataEnd(line, header.length)).replace(/^ ?\uFEFF?/, "");
  return { text, timestamp, stream: `${application}[${process}]`, ...levelOf(priority) };
}

function levelOf(priority: string | undefined): { level?: Level } {
  const level = priority === undefined ? undefined : LEVELS[Number(priority) % LEVELS.length];
  return level === undefined ? {} : { level };
}

/** Where the structured data ends: `-`, or elements in brackets whose quoted values may hold escaped quotes. */
function dataEnd(line: string, start: number): number {
  if (line[start] !== "[") return start + 1;
  let isQuoted = false;
  for (let position = start; position < line.length; position++) {
    const character = line[position];
    if (character === "\\") position += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === "]" && !isQuoted && line[position + 1] !== "[") return position + 1;
  }
  return line.length;
}
