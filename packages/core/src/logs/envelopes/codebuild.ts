import type { CarrierState, Envelope, Peeled } from "./envelope.ts";

const OWN = /^\[Container\] (\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?) /;
const RUNNING = "Running command ";

/** Build logs of AWS CodeBuild: `[Container] 2026/11/20 09:01:02.123456 Running command npm test`. */
export const codebuild: Envelope = {
  id: "codebuild",
  title: "AWS CodeBuild log",
  glance: ["[Container] "],
  recognises: (sample) => sample.some((line) => OWN.test(line)),
  peel(line) {
    const [own, timestamp] = OWN.exec(line) ?? [];
    if (own === undefined || timestamp === undefined) return { text: line };
    const text = line.slice(own.length);
    return { text, timestamp, boundary: true, ...(text.startsWith(RUNNING) ? { marker: "group" } : {}) };
  },
  advance,
};

function advance(state: CarrierState, { text, marker }: Peeled): CarrierState {
  return marker === "group"
    ? { context: { ...state.context, step: text.slice(RUNNING.length) }, echo: false }
    : state;
}
