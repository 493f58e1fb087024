import type { Envelope } from "./envelope.ts";

/** A log without a carrier: a terminal's output, a pasted trace. */
export const plain: Envelope = {
  id: "plain",
  title: "plain text",
  glance: [],
  recognises: () => true,
  peel: (text) => ({ text }),
  advance: (state) => state,
};
