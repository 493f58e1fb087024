import { expect, test } from "vitest";
import { formatQuietHours, parseQuietHours } from "./deploy-config.ts";

test.each([
  ["22:00-06:30", { from: 1320, to: 390 }],
  ["00:00-23:59", { from: 0, to: 1439 }],
  ["24:00-06:00", undefined],
  ["9:00-10:00", undefined],
  ["09:00 - 10:00", undefined],
  ["09:00-09:00", undefined],
  ["", undefined],
])("reads %j", (text, hours) => {
  expect(parseQuietHours(text)).toEqual(hours);
  expect(hours && formatQuietHours(hours)).toBe(hours && text);
});
