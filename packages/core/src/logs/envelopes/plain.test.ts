import { expect, it } from "vitest";
import { plain } from "./plain.ts";

it("reads a line as it is, and one pasted from a runner's log without its mark", () => {
  expect(plain.peel("2026-11-20T09:01:02.1234567Z a")).toEqual({ text: "2026-11-20T09:01:02.1234567Z a" });
  expect(plain.peel("##[error]boom")).toEqual({ text: "boom", marker: "error", level: "error" });
});

it("knows of no steps", () => {
  const state = { context: { job: "build" }, echo: false };
  expect(plain.advance(state, plain.peel("##[group]Run npm test"), () => undefined)).toBe(state);
});
