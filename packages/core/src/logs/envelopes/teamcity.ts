import type { Level } from "../../model/log.ts";
import type { Envelope, Peeled } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

/** Time, severity, one tab per block the line is in, and the name of the innermost. */
const STAMP = /^\[(\d\d:\d\d:\d\d)\](?:([ iWEF]):)?(?: ?\t{1,20} ?| ?)(?:\[([^\]\t]{1,200})\](?: |$))?/;
const STEP = /^Step \d{1,3}\/\d{1,3}/;
const SEVERE = /^\[\d\d:\d\d:\d\d\][ iWEF]:/;
const IN_STEP = /^\[\d\d:\d\d:\d\d\](?:[ iWEF]:)? ?\t* ?\[Step \d/;
const STAMPED_SHARE = 0.5;
const LEVELS: Readonly<Record<string, Level>> = { E: "error", F: "fatal" };

/** Build logs of TeamCity: `[09:01:02]W:\t [Step 1/2] npm error code ELIFECYCLE`, `[09:01:02][Step 1/2] text`. */
export const teamcity: Envelope = {
  id: "teamcity",
  title: "TeamCity build log",
  glance: [],
  recognises: (sample) =>
    sample.some((line) => IN_STEP.test(line)) ||
    shareOfLines(sample, (line) => SEVERE.test(line)) >= STAMPED_SHARE,
  peel,
  advance: (state, { context }) =>
    context === undefined ? state : { ...state, context: { ...state.context, ...context } },
};

function peel(line: string): Peeled {
  const [stamp, timestamp, severity = "", block = ""] = STAMP.exec(line) ?? [];
  if (stamp === undefined || timestamp === undefined) return { text: line };
  const level = LEVELS[severity];
  return {
    text: line.slice(stamp.length),
    timestamp,
    ...(level === undefined ? {} : { level }),
    ...(STEP.test(block) ? { context: { step: block } } : {}),
  };
}
