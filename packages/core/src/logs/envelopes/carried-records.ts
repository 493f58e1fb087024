import type { Envelope } from "./envelope.ts";

/** A carrier whose lines are a logger's records: both are peeled, and what the record says of itself wins. */
export function carriedRecords(outer: Envelope, inner: Envelope): Envelope {
  return {
    ...outer,
    peel(line) {
      const peeled = outer.peel(line);
      return { ...peeled, ...inner.peel(peeled.text) };
    },
    unfold(line) {
      const peeled = outer.peel(line);
      return inner.unfold?.(peeled.text)?.map((part) => ({ ...peeled, ...part }));
    },
  };
}
