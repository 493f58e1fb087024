import { expect, it } from "vitest";
import { createRandom, pick } from "./random.ts";

it("gives the same numbers for the same seed, and others for another", () => {
  const [first, again, other] = [createRandom(7), createRandom(7), createRandom(8)];
  const numbers = Array.from({ length: 100 }, first);
  expect(Array.from({ length: 100 }, again)).toEqual(numbers);
  expect(Array.from({ length: 100 }, other)).not.toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(pick([], first)).toBeUndefined();
});
