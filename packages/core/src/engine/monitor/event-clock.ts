import { parseEventTime } from "./event-time.ts";

/** Event times of entries; where one has none, the last one, and the time that went by since. */
export function createEventClock(clock: () => number): (written: string) => number {
  let written = "";
  let time: number | undefined;
  let readAt = 0;
  return (text) => {
    const now = clock();
    if (text !== "" && text === written && time !== undefined) {
      readAt = now;
      return time;
    }
    const read = text === "" ? undefined : parseEventTime(text, time ?? now);
    if (read === undefined) return time === undefined ? now : time + (now - readAt);
    written = text;
    time = read;
    readAt = now;
    return read;
  };
}
