import { withoutLineEnd } from "../clean.ts";
import type { Envelope } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

const RECORD =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) (stdout|stderr) ([FP])(?: |$)/;
const MOST = 0.8;

/** Log files of a container on a Kubernetes node: `2026-11-20T09:01:02.123456789Z stdout F text`. */
export const containerRuntime: Envelope = {
  id: "container-runtime",
  title: "Kubernetes container log",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => RECORD.test(line)) >= MOST,
  peel(line) {
    const [record, timestamp] = RECORD.exec(line) ?? [];
    if (record === undefined || timestamp === undefined) return { text: line };
    return { text: line.slice(record.length), timestamp };
  },
  join,
  advance: (state) => state,
};

/** A line longer than the runtime's buffer is written in pieces: all but the last are marked `P`. */
function join(first: string, next: string): string | undefined {
  const [head, timestamp, stream, tag] = RECORD.exec(first) ?? [];
  const [following, , nextStream, nextTag] = RECORD.exec(next) ?? [];
  if (head === undefined || following === undefined || tag !== "P" || stream !== nextStream) return undefined;
  const text = withoutLineEnd(first).slice(head.length) + next.slice(following.length);
  return `${timestamp} ${stream} ${nextTag} ${text}`;
}
