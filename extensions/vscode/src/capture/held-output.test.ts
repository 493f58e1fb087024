import { expect, it } from "vitest";
import { holdOutput } from "./held-output.ts";

it("gives back what it was given, once", () => {
  const held = holdOutput(100);
  held.push("a\n");
  held.push("b\n");
  expect(held.take()).toEqual({ text: "a\nb\n", isCut: false });
  expect(held.take().text).toBe("");
});

it("lets the oldest lines go and says so", () => {
  const held = holdOutput(10);
  for (let line = 0; line < 1000; line += 1) held.push(`${line}\n`);
  const { text, isCut } = held.take();
  expect(isCut).toBe(true);
  expect(text).toBe("998\n999\n");
});

it("remembers that a failure was told, even when its line is gone", () => {
  const held = holdOutput(10);
  expect(held.isSuspicious).toBe(false);
  held.push("error: boom\n");
  for (let line = 0; line < 100; line += 1) held.push("fine\n");
  expect(held.isSuspicious).toBe(true);
});
