import { expect, it } from "vitest";
import { limitRate } from "./rate-limit.ts";

it("opens once in its time", () => {
  let time = 0;
  const may = limitRate(1000, () => time);
  expect(may()).toBe(true);
  time = 999;
  expect(may()).toBe(false);
  time = 1000;
  expect(may()).toBe(true);
});
