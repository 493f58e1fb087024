import type { Envelope } from "./envelope.ts";
import { peelMarker } from "./marker.ts";

/** A log without a carrier: a terminal's output, a pasted trace; also one with lines pasted from a runner's log. */
export const plain: Envelope = {
  id: "plain",
  title: "plain text",
  glance: [],
  recognises: () => true,
  peel: peelMarker,
  advance: (state) => state,
};
