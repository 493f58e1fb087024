import { followDollar } from "./command-echo.ts";
import type { Envelope, Peeled } from "./envelope.ts";

/** A time mark whose escape a download has dropped; a whole one is an escape sequence and long gone. */
const TIME = /^_bk;t=\d{1,16}/;
const BELL = "\u0007";
const HEADLINE = /^(?:_bk;t=\d|~~~ (?:Preparing|Running|Setting up|Uploading|:)|🚨 Error: )/u;

/** Job logs of Buildkite: `~~~ Running commands`, `$ npm test`, `🚨 Error: The command exited with status 1`. */
export const buildkite: Envelope = {
  id: "buildkite",
  title: "Buildkite job log",
  glance: ["$ ", "$\u001B[0m "],
  recognises: (sample) => sample.some((line) => HEADLINE.test(line)),
  peel,
  advance: followDollar,
};

function peel(line: string): Peeled {
  const mark = TIME.exec(line)?.[0];
  if (mark === undefined) return { text: line };
  return { text: line.slice(line.startsWith(BELL, mark.length) ? mark.length + 1 : mark.length) };
}
