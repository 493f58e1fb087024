import { followDollar } from "./command-echo.ts";
import type { Envelope, Peeled } from "./envelope.ts";

/** `travis_fold:start:install.1`, `travis_time:end:0a1b:start=1,finish=2,duration=1`, each ended by a carriage return. */
const MARK = /^travis_(?:fold:(start|end):[\w.-]+|time:[\w:=,.-]+)(?:\r+|$)/;

/** Job logs of Travis CI. */
export const travis: Envelope = {
  id: "travis",
  title: "Travis CI job log",
  glance: ["travis_fold:", "$ "],
  recognises: (sample) => sample.some((line) => MARK.test(line)),
  peel,
  advance: followDollar,
};

/** Takes all marks at a line's start off; a line of nothing else is the carrier's own. */
function peel(line: string): Peeled {
  let text = line;
  let marker: Peeled["marker"];
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    marker = mark[1] === "start" ? "group" : "end-group";
    text = text.slice(mark[0].length);
  }
  return marker !== undefined && text === "" ? { text, marker, boundary: true } : { text };
}
