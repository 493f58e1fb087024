import type { LogContext } from "../../model/log.ts";
import type { CarrierState, Envelope, Peeled } from "./envelope.ts";
import { leadingTime } from "./iso-time.ts";
import { shareOfLines } from "./share-of-lines.ts";

const PIPELINE = "[Pipeline] ";
const STAGE = /^(?:\{ \((.*)\)|stage \((.*)\))$/;
const RUNNING_IN = "Running in ";
const HEADLINE =
  /^(?:\[Pipeline\] |Started by (?:user|upstream|timer|an SCM|GitHub|remote|command) ?|Finished: [A-Z_]+$|Building (?:in workspace|remotely on) )/;
const CLOCK = /^\d\d:\d\d:\d\d(?:\.\d{3})? {2}/;
const STAMPED_SHARE = 0.6;
/** A note for the web page that raw logs still hold, hidden by an escape sequence: `ha:////4Bk…=[Pipeline] sh`. */
const NOTE = /^ha:\/\/\/\/[\w+/]{1,8000}={0,2}/;

/**
 * Console logs of Jenkins, with the time stamps of its Timestamper (`[2026-11-20T09:01:02.123Z] + npm test`,
 * `09:01:02  + npm test`) or without.
 */
export const jenkins: Envelope = {
  id: "jenkins",
  title: "Jenkins console log",
  glance: [PIPELINE, RUNNING_IN],
  recognises: (sample) =>
    sample.some((line) => HEADLINE.test(withoutNotes(unstamped(line)).text)) ||
    shareOfLines(sample, (line) => unstamped(line).timestamp !== undefined) >= STAMPED_SHARE,
  peel,
  advance,
};

function peel(line: string): Peeled {
  const peeled = withoutNotes(unstamped(line));
  if (!peeled.text.startsWith(PIPELINE)) return peeled;
  return { ...peeled, text: peeled.text.slice(PIPELINE.length), marker: "group", boundary: true };
}

function withoutNotes(peeled: Peeled): Peeled {
  return peeled.text.startsWith("ha:////") ? { ...peeled, text: peeled.text.replace(NOTE, "") } : peeled;
}

function unstamped(line: string): Peeled {
  const clock = CLOCK.exec(line)?.[0];
  if (clock !== undefined) return { text: line.slice(clock.length), timestamp: clock.trimEnd() };
  const timestamp = line.startsWith("[") ? leadingTime(line.slice(1, 40)) : undefined;
  if (timestamp === undefined || !line.startsWith("]", timestamp.length + 1)) return { text: line };
  const start = timestamp.length + (line.startsWith(" ", timestamp.length + 2) ? 3 : 2);
  return { text: line.slice(start), timestamp };
}

/** Follows stages and `dir` blocks. */
function advance(state: CarrierState, { text, marker }: Peeled): CarrierState {
  const { context } = state;
  if (marker !== "group") {
    if (!text.startsWith(RUNNING_IN)) return state;
    return { context: { ...context, directory: text.slice(RUNNING_IN.length).trimEnd() }, echo: false };
  }
  const [, block, stage = block] = STAGE.exec(text) ?? [];
  if (stage !== undefined) return { context: { ...context, step: stage }, echo: false };
  return { context: left(context, text), echo: false };
}

function left({ step, directory, ...context }: LogContext, text: string): LogContext {
  return {
    ...context,
    ...(step === undefined || text === "// stage" ? {} : { step }),
    ...(directory === undefined || text === "// dir" ? {} : { directory }),
  };
}
