import { followDollar } from "./command-echo.ts";
import type { CarrierState, Envelope, Peeled } from "./envelope.ts";

/** `travis_fold:start:install.1`, `travis_time:end:0a1b:start=1,finish=2,duration=1`, each ended by a carriage return. */
const MARK = /^travis_(?:fold:(start|end):([\w.-]+)|time:[\w:=,.-]+)(?:\r+|$)/;

/** Job logs of Travis CI. */
export const travis: Envelope = {
  id: "travis",
  title: "Travis CI job log",
  glance: ["travis_fold:", "$ "],
  recognises: (sample) => sample.some((line) => MARK.test(line)),
  peel,
  advance,
};

/** Takes all marks at a line's start off; a line of nothing else is the carrier's own. */
function peel(line: string): Peeled {
  let text = line;
  let marker: Peeled["marker"];
  let step: string | undefined;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    marker = mark[1] === "start" ? "group" : "end-group";
    if (mark[2] !== undefined) step = marker === "group" ? mark[2] : undefined;
    text = text.slice(mark[0].length);
  }
  const context = step === undefined ? {} : { context: { step } };
  return marker !== undefined && text === ""
    ? { text, marker, boundary: true, ...context }
    : { text, ...context };
}

/** A fold is the part of the run that its name tells, a command in it is a step. */
function advance({ part, ...state }: CarrierState, line: Peeled): CarrierState {
  const named = line.context?.step ?? (line.marker === "end-group" ? undefined : part);
  return { ...followDollar(state, line), ...(named === undefined ? {} : { part: named }) };
}
