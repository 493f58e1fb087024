import { describe, expect, it } from "vitest";
import { createEventClock } from "./event-clock.ts";
import { parseEventTime } from "./event-time.ts";

const NEAR = new Date(2026, 10, 20, 9, 1, 2).getTime();

function local(...parts: [number, number, number, number, number, number, number?]): number {
  const [year, month, ...rest] = parts;
  return new Date(year, month - 1, ...rest).getTime();
}

describe("parseEventTime", () => {
  it.each([
    ["2026-11-20T09:01:02.123Z", Date.UTC(2026, 10, 20, 9, 1, 2, 123)],
    ["2026-11-20T09:01:02+02:00", Date.UTC(2026, 10, 20, 7, 1, 2)],
    ["2026-11-20 09:01:02,123", local(2026, 11, 20, 9, 1, 2, 123)],
    ["2026-11-20 09:01:02.123 UTC", Date.UTC(2026, 10, 20, 9, 1, 2, 123)],
    ["2005-06-03-15.42.50.363779", local(2005, 6, 3, 15, 42, 50, 363)],
    ["20171223-22:15:29:606", local(2017, 12, 23, 22, 15, 29, 606)],
    ["[Sun Dec 04 04:47:44 2005]", local(2005, 12, 4, 4, 47, 44)],
    ["Nov 20 09:01:02", local(2026, 11, 20, 9, 1, 2)],
    ["Dec 31 23:59:59", local(2025, 12, 31, 23, 59, 59)],
    ["Mar  1 00:00:01", local(2026, 3, 1, 0, 0, 1)],
    ["20/Nov/2026:09:01:02 +0000", Date.UTC(2026, 10, 20, 9, 1, 2)],
    ["21 Nov 2026 04:36:37.893", local(2026, 11, 21, 4, 36, 37, 893)],
    ["21-Nov-2026 04:36:37.893", local(2026, 11, 21, 4, 36, 37, 893)],
    ["11/21/2026, 10:12:13 PM", local(2026, 11, 21, 22, 12, 13)],
    ["21/11/2026 10:12:13", local(2026, 11, 21, 10, 12, 13)],
    ["1120 09:01:02.123456", local(2026, 11, 20, 9, 1, 2, 123)],
    ["11-20 09:01:02.123", local(2026, 11, 20, 9, 1, 2, 123)],
    ["17/06/09 20:10:40", local(2017, 6, 9, 20, 10, 40)],
    ["09:01:02.5", local(2026, 11, 20, 9, 1, 2, 500)],
    ["23:59:59", local(2026, 11, 19, 23, 59, 59)],
    ["1077804742", 1_077_804_742_000],
    ["1795165262123", 1_795_165_262_123],
    ["[12345.678901]", 12_345_679],
    ["yesterday", undefined],
    ["", undefined],
  ])("reads %j", (written, time) => {
    expect(parseEventTime(written, NEAR)).toBe(time);
  });

  it("goes on behind midnight and the turn of the year", () => {
    const eve = local(2026, 12, 31, 23, 59, 59);
    expect(parseEventTime("Jan  1 00:00:01", eve)).toBe(local(2027, 1, 1, 0, 0, 1));
    expect(parseEventTime("00:00:01", eve)).toBe(local(2027, 1, 1, 0, 0, 1));
  });
});

describe("createEventClock", () => {
  it("reads what parseEventTime reads, minute by minute", () => {
    const timeOf = createEventClock(() => 0);
    for (const written of [
      "2026-11-20 09:01:02,123",
      "2026-11-20 09:01:59",
      "2026-11-20T09:01:02.5Z",
      "2026-11-20 09:02:00.000001",
    ])
      expect(timeOf(written)).toBe(parseEventTime(written, 0));
  });

  it("lets time go by where an entry has none", () => {
    let now = 500;
    const timeOf = createEventClock(() => now);
    expect(timeOf("")).toBe(500);
    expect(timeOf("2026-11-20T09:01:02Z")).toBe(Date.UTC(2026, 10, 20, 9, 1, 2));
    now += 250;
    expect(timeOf("soon")).toBe(Date.UTC(2026, 10, 20, 9, 1, 2, 250));
  });
});
