import type { Envelope } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

const RECORD = /^(simple|build|error|command|warning)\t(\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d)(?:\t|$)/;
const MOST = 0.5;

/** Build logs of Bamboo: `build\t20-Nov-2026 09:01:02\ttext`, `error\t20-Nov-2026 09:01:02\ttext`. */
export const bamboo: Envelope = {
  id: "bamboo",
  title: "Bamboo build log",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => RECORD.test(line)) >= MOST,
  peel(line) {
    const [record, kind, timestamp] = RECORD.exec(line) ?? [];
    if (record === undefined || timestamp === undefined) return { text: line };
    const text = line.slice(record.length);
    return kind === "command" ? { text, timestamp, marker: "command" } : { text, timestamp };
  },
  advance: (state) => state,
};
