import type { Envelope } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

/** Two characters tell what prints: `&1` and `&2` a task, `!!` one that failed, `##`, `pr`, `ex` the agent. */
const RECORD =
  /^(##|!!|!x|\?[01]|x[01]|j[01]|c[01]|ar|ae|pr|pe|fp|ff|ji|ex|&[12])\|(\d\d:\d\d:\d\d\.\d{3})(?: |$)/;
const MOST = 0.6;

/** Console logs of GoCD: `&1|09:01:02.123 text`. */
export const gocd: Envelope = {
  id: "gocd",
  title: "GoCD console log",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => RECORD.test(line)) >= MOST,
  peel(line) {
    const [record, kind, timestamp] = RECORD.exec(line) ?? [];
    if (record === undefined || timestamp === undefined) return { text: line };
    const text = line.slice(record.length);
    return kind === "!!" ? { text, timestamp, marker: "command" } : { text, timestamp };
  },
  advance: (state) => state,
};
