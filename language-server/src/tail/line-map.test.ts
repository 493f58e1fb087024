import { expect, it } from "vitest";
import { createLineMap } from "./line-map.ts";

it("counts from the line the file was followed from, and anew when it is replaced", () => {
  const map = createLineMap(100);
  expect([map.lineOf(1), map.lineOf(5)]).toEqual([100, 104]);
  map.rotated(5);
  expect([map.lineOf(5), map.lineOf(6), map.lineOf(8)]).toEqual([undefined, 0, 2]);
});
