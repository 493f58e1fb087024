import { carriedRecords } from "./envelopes/carried-records.ts";
import type { Envelope } from "./envelopes/envelope.ts";
import { jsonLines } from "./envelopes/json-lines.ts";
import { plain } from "./envelopes/plain.ts";
import { ENVELOPES } from "./envelopes/table.ts";

/** The carrier of a log, judged by its first lines; never fails, since plain text is always possible. */
export function recogniseEnvelope(sample: readonly string[]): Envelope {
  const envelope = ENVELOPES.find((each) => each.recognises(sample)) ?? plain;
  if (envelope.carriesRecords !== true) return envelope;
  const isJson = jsonLines.recognises(sample.map((line) => envelope.peel(line).text));
  return isJson ? carriedRecords(envelope, jsonLines) : envelope;
}
