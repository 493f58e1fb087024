import type { Envelope, Peeled } from "./envelope.ts";
import { shareOfLines } from "./share-of-lines.ts";

const MOST = 0.8;
/** Each is the whole of what stands before a line's text; the first group is the time. */
const STAMPS: readonly RegExp[] = [
  // Netlify: `9:01:02 AM: text`
  /^(\d{1,2}:\d\d:\d\d [AP]M): ?/,
  // Vercel, AppVeyor: `[09:01:02.123] text`
  /^\[(\d\d:\d\d:\d\d(?:\.\d{1,6})?)\](?: |$)/,
  // Vercel, Cloudflare Pages: `09:01:02.123 text`
  /^(\d\d:\d\d:\d\d\.\d{3,6})(?: |\t|$)/,
  // Jenkins' Timestamper, which may leave one space or two: `09:01:02 text`, but neither foreman: `09:01:02 web.1  | text`
  // nor Astro, whose own reader wants its clock: `09:01:02 [build] text`
  /^(\d\d:\d\d:\d\d)(?! [\w.-]{1,99} {1,40}\| | \[(?:build|content|router|types|vite)\] )(?: |$)/,
  // Render: `Nov 20 09:01:02 AM  text`; `ts`: `Nov 20 09:01:02 text`
  /^([A-Z][a-z]{2} [ \d]?\d \d{1,2}:\d\d:\d\d(?:\.\d{1,6})?(?: [AP]M)?)(?: {1,2}|$)/,
  // Go's logger: `2026/11/20 09:01:02 text`
  /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?)(?: |$)/,
];

/** Logs of hosts that put a clock's time before every line and nothing else: Netlify, Vercel, AppVeyor, Render, `ts`. */
export const clockTimes: Envelope = {
  id: "clock-times",
  title: "log with clock times",
  glance: [],
  recognises: (sample) => STAMPS.some((stamp) => shareOfLines(sample, (line) => stamp.test(line)) >= MOST),
  peel,
  advance: (state) => state,
};

function peel(line: string): Peeled {
  for (const stamp of STAMPS) {
    const [matched, timestamp] = stamp.exec(line) ?? [];
    if (matched !== undefined && timestamp !== undefined)
      return { text: line.slice(matched.length), timestamp };
  }
  return { text: line };
}
