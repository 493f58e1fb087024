import { parseEventTime } from "./event-time.ts";

/** `2026-11-20 09:01:`, behind which seconds stand. */
const MINUTE_LENGTH = 17;
const YEAR_FIRST = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:$/;
const SECONDS = /^(\d\d)(?:[.,](\d{1,3})\d{0,6})?(Z?)$/;

/**
 * Event times of the entries of one source, in milliseconds since 1970. Where an entry has none, the last one, and what went by
 * on the clock since.
 */
export function createEventClock(clock: () => number): (written: string) => number {
  let written = "";
  let time: number | undefined;
  let readAt = 0;
  const readWithin = createMinuteReader();
  return (text) => {
    const now = clock();
    if (text !== "" && text === written && time !== undefined) {
      readAt = now;
      return time;
    }
    const read = text === "" ? undefined : (readWithin(text) ?? parseEventTime(text, time ?? now));
    if (read === undefined) return time === undefined ? now : time + (now - readAt);
    written = text;
    time = read;
    readAt = now;
    return read;
  };
}

/** Most entries are of the minute of the one before: only its seconds are read. */
function createMinuteReader(): (text: string) => number | undefined {
  let known = "";
  let start = 0;
  return (text) => {
    const parts = SECONDS.exec(text.slice(MINUTE_LENGTH));
    if (parts === null) return undefined;
    const [, seconds = "", fraction = "", zone = ""] = parts;
    const minute = text.slice(0, MINUTE_LENGTH);
    if (minute + zone !== known) {
      const read = YEAR_FIRST.test(minute) ? parseEventTime(`${minute}00${zone}`, 0) : undefined;
      if (read === undefined) return undefined;
      known = minute + zone;
      start = read;
    }
    return start + Number(seconds) * 1000 + Number(fraction.padEnd(3, "0"));
  };
}
