import type { Envelope, Peeled } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

/** `app[web.1]: ` of Heroku, Dokku and Scalingo, `app[148e4d] fra [info]` of Fly.io. */
const RECORD =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) ([\w-]{1,60}\[[\w.-]{1,60}\])(?::| [a-z]{3} \[\w{1,10}\])(?: |$)/;
const MOST = 0.8;

/** Logs of platforms that name the process of each line: `2026-11-20T09:01:02.123456+00:00 app[web.1]: text`. */
export const platform: Envelope = {
  id: "platform",
  title: "Heroku or Fly.io log",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => RECORD.test(line)) >= MOST,
  peel,
  advance: (state) => state,
};

function peel(line: string): Peeled {
  const [record, timestamp, stream] = RECORD.exec(line) ?? [];
  if (record === undefined || timestamp === undefined || stream === undefined) return { text: line };
  return { text: line.slice(record.length), timestamp, stream };
}
