import type { LogContext } from "../../model/log.ts";
import type { CarrierState, Envelope, Peeled } from "./envelope.ts";
import { peelMarker } from "./marker.ts";

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z(?: |$)/;
const STEP = "Run ";
const JOB = "Complete job name: ";
/** What the runner prints after the last step. */
const AFTER_STEPS = ["Post job cleanup.", "Cleaning up orphan processes"];
/** Each step's echo holds one of these lines, or nothing at all; a step's own group that is called `Run …` does not. */
const ECHO = /^(?:shell: |with:$|env:$)/;

/**
 * Raw job logs of GitHub Actions (and Azure Pipelines' markers):
 * `2026-11-20T09:01:02.1234567Z ##[group]Run npm test`.
 */
export const githubActions: Envelope = {
  id: "github-actions",
  title: "GitHub Actions job log",
  glance: ["##[", JOB, ...AFTER_STEPS],
  recognises: (sample) =>
    sample.some((line) => TIMESTAMP.test(line) || peelMarker(line).marker !== undefined),
  peel,
  advance,
};

function peel(line: string): Peeled {
  const timestamp = TIMESTAMP.exec(line)?.[0];
  if (timestamp === undefined) return peelMarker(line);
  return { ...peelMarker(line.slice(timestamp.length)), timestamp: timestamp.trimEnd() };
}

/** A `Run …` group echoes the step's command and environment; what follows its end is output. */
function advance(
  state: CarrierState,
  line: Peeled,
  ahead: (offset: number) => Peeled | undefined,
): CarrierState {
  if (line.marker === "end-group") return { ...state, echo: false };
  if (line.marker === "group") {
    if (!line.text.startsWith(STEP) || !isEcho(ahead)) return { ...state, echo: false };
    return { context: { ...state.context, step: line.text }, echo: true };
  }
  if (line.marker !== undefined) return state;
  if (AFTER_STEPS.includes(line.text)) return { context: outsideSteps(state.context), echo: false };
  if (state.context.step !== undefined || !line.text.startsWith(JOB)) return state;
  return { ...state, context: { ...state.context, job: line.text.slice(JOB.length) } };
}

/** Whether the lines of a group are a step's echo, as far as they can be seen. */
function isEcho(ahead: (offset: number) => Peeled | undefined): boolean {
  for (let offset = 1; ; offset++) {
    const line = ahead(offset);
    if (line === undefined || ECHO.test(line.text)) return true;
    if (line.marker === "end-group") return offset === 1;
    if (line.marker === "group") return false;
  }
}

function outsideSteps({ step: _, ...context }: LogContext): LogContext {
  return context;
}
