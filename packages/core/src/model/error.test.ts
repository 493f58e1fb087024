import { expect, it } from "vitest";
import { HephaestusError } from "./error.ts";

it("carries code, message, hint and cause", () => {
  const cause = new Error("EACCES");
  const error = new HephaestusError("log-unreadable", "cannot read ci.log", {
    hint: "Ask for access.",
    cause,
  });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    code: "log-unreadable",
    message: "cannot read ci.log",
    hint: "Ask for access.",
    cause,
    name: "HephaestusError",
  });
});

it("has no hint and no cause unless it is given them", () => {
  const error = new HephaestusError("usage", "no log to read");
  expect(error.hint).toBeUndefined();
  expect("cause" in error).toBe(false);
});

it("tells a user's mistake from a bug", () => {
  expect(new HephaestusError("usage", "").isUserMistake).toBe(true);
  expect(new HephaestusError("internal", "").isUserMistake).toBe(false);
});
