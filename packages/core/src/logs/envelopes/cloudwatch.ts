import type { Envelope } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

/** A stream is named by a path or by a UUID. */
const RECORD =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00) ((?:[\w.[\]$#-]{1,200}\/)[\w.[\]$#/-]{1,300}|[\da-f]{8}-[\da-f-]{27}|[\da-f]{32})(?: |$)/;
const MOST = 0.8;

/** What `aws logs tail` prints: `2026-11-20T09:01:02.123000+00:00 web/app/0f3c text`. */
export const cloudwatch: Envelope = {
  id: "cloudwatch",
  title: "AWS CloudWatch log",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => RECORD.test(line)) >= MOST,
  peel(line) {
    const [record, timestamp, stream] = RECORD.exec(line) ?? [];
    if (record === undefined || timestamp === undefined || stream === undefined) return { text: line };
    return { text: line.slice(record.length), timestamp, stream };
  },
  advance: (state) => state,
};
