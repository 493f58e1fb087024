import { expect, test } from "vitest";
import { heaviestFirst } from "./heaviest-first.ts";

test("takes the heaviest of what waits", () => {
  const waiting = heaviestFirst<{ weight: number }>();
  for (const weight of [3, 1, 4, 1, 5]) waiting.add({ weight });
  expect([waiting.take(), waiting.take()]).toEqual([{ weight: 5 }, { weight: 4 }]);
  for (const weight of [9, 2, 6]) waiting.add({ weight });
  const rest = Array.from({ length: 7 }, () => waiting.take()?.weight);
  expect(rest).toEqual([9, 6, 3, 2, 1, 1, undefined]);
});
