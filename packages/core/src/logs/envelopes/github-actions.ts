import type { LogMarker } from "../../model/log.ts";
import type { CarrierState, Envelope, Peeled } from "./envelope.ts";

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z(?: |$)/;
const RUN_GROUP = "Run ";

const MARKERS: Readonly<Record<string, LogMarker>> = {
  error: "error",
  warning: "warning",
  notice: "notice",
  command: "command",
  debug: "debug",
  section: "group",
  group: "group",
  endgroup: "end-group",
};

/**
 * Raw job logs of GitHub Actions (and Azure Pipelines' markers):
 * `2026-11-20T09:01:02.1234567Z ##[group]Run npm test`.
 */
export const githubActions: Envelope = {
  id: "github-actions",
  title: "GitHub Actions job log",
  glance: ["##["],
  recognises: (sample) => sample.some((line) => TIMESTAMP.test(line) || line.startsWith("##[group]")),
  peel,
  advance,
};

function peel(line: string): Peeled {
  const timestamp = TIMESTAMP.exec(line)?.[0];
  const text = timestamp === undefined ? line : line.slice(timestamp.length);
  const time = timestamp === undefined ? {} : { timestamp: timestamp.trimEnd() };
  const close = text.startsWith("##[") ? text.indexOf("]", 3) : -1;
  const marker = close === -1 ? undefined : MARKERS[text.slice(3, close)];
  if (marker === undefined) return { text, ...time };
  const level = marker === "error" || marker === "warning" ? { level: marker } : {};
  return { text: text.slice(close + 1), marker, ...time, ...level };
}

/** A `Run …` group echoes the step's command and environment; what follows its end is output. */
function advance(state: CarrierState, line: Peeled): CarrierState {
  if (line.marker === "group" && line.text.startsWith(RUN_GROUP)) {
    return { context: { ...state.context, step: line.text }, echo: true };
  }
  if (line.marker === "end-group") return { ...state, echo: false };
  if (line.marker === "group") return { ...state, echo: false };
  return state;
}
