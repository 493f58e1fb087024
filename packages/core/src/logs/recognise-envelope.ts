import type { Envelope } from "./envelopes/envelope.ts";
import { plain } from "./envelopes/plain.ts";
import { ENVELOPES } from "./envelopes/table.ts";

/** The carrier of a log, judged by its first lines; never fails, since plain text is always possible. */
export function recogniseEnvelope(sample: readonly string[]): Envelope {
  return ENVELOPES.find((each) => each.recognises(sample)) ?? plain;
}
