import { expect, it } from "vitest";
import { number, unsigned } from "./instructions.ts";

/** Examples of section 5.2.2 of the specification, and the ends of each length. */
it.each([
  [0, [0]],
  [3, [3]],
  [127, [0x7f]],
  [128, [0x80, 0x01]],
  [65_536, [0x80, 0x80, 0x04]],
])("writes %d without sign", (value, bytes) => {
  expect(unsigned(value)).toEqual(bytes);
});

it.each([
  [0, [0]],
  [-2, [0x7e]],
  [63, [0x3f]],
  [64, [0xc0, 0x00]],
  [-64, [0x40]],
  [-65, [0xbf, 0x7f]],
  [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
  [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x78]],
])("writes %d with sign", (value, bytes) => {
  expect(number(value)).toEqual([0x41, ...bytes]);
});
