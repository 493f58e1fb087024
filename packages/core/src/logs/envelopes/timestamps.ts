import type { Envelope } from "./envelope.ts";
import { leadingTime } from "./iso-time.ts";
import { shareOfLines } from "./share-of-lines.ts";

const MOST = 0.8;
/** GitHub and Azure stamp with seven digits always; others with seven only by chance. */
const SEVEN_DIGITS = /\.\d{7}Z$/;

/** Logs with a time before every line and nothing else: `docker logs -t`, `kubectl logs --timestamps`, `ts`. */
export const timestamps: Envelope = {
  id: "timestamps",
  title: "log with time stamps",
  glance: [],
  recognises(sample) {
    const times = sample.flatMap((line) => stampOf(line) ?? []);
    return !times.every((time) => SEVEN_DIGITS.test(time)) && shareOfLines(sample, isStamped) >= MOST;
  },
  peel(line) {
    const timestamp = stampOf(line);
    return timestamp === undefined ? { text: line } : { text: line.slice(timestamp.length + 1), timestamp };
  },
  advance: (state) => state,
};

function isStamped(line: string): boolean {
  return stampOf(line) !== undefined;
}

function stampOf(line: string): string | undefined {
  const time = leadingTime(line);
  return time !== undefined && (line.length === time.length || line[time.length] === " ") ? time : undefined;
}
