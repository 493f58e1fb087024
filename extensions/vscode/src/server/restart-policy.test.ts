import { expect, it } from "vitest";
import { createRestartPolicy } from "./restart-policy.ts";

it("gives up at the fifth crash in three minutes, and not before", () => {
  let time = 0;
  const mayRestart = createRestartPolicy(() => time);
  expect([1, 2, 3, 4, 5].map(() => mayRestart())).toEqual([true, true, true, true, false]);
  time = 180_000;
  expect(mayRestart()).toBe(true);
});
