import { expect, it } from "vitest";
import type { Status } from "@hephaestus/language-server";
import { statusText, type StatusWords } from "./status-text.ts";

const WORDS: StatusWords = {
  reading: "reading",
  proving: (done, total) => `proving ${done}/${total}`,
  counts: ({ errors, proved }) => `${errors} errors, ${proved} proved`,
  solved: (count) => `${count} solved`,
};

const IDLE: Status = {
  state: "idle",
  errors: 0,
  warnings: 0,
  solved: 0,
  proved: 0,
  plausible: 0,
  trust: "full",
  revision: 1,
};

function textOf(more: Partial<Status>): string | undefined {
  return statusText({ ...IDLE, ...more }, WORDS)?.text;
}

it("is hidden where there is nothing to say", () => {
  expect(statusText(undefined, WORDS)).toBeUndefined();
  expect(textOf({})).toBeUndefined();
  expect(textOf({ state: "unsupported", errors: 3 })).toBeUndefined();
});

it("says what is done and what is there", () => {
  expect(textOf({ state: "reading" })).toBe("$(sync~spin) reading");
  expect(textOf({ state: "proving", done: 1, total: 4 })).toBe("$(sync~spin) proving 1/4");
  expect(textOf({ errors: 2, warnings: 1 })).toBe("$(tools) 3");
  expect(textOf({ errors: 2, proved: 1, plausible: 1 })).toBe("$(tools) 2 $(lightbulb) 2");
  expect(textOf({ errors: 2, trust: "restricted" })).toBe("$(tools) 2 $(lock)");
  expect(textOf({ solved: 14 })).toBe("$(check) 14 solved");
});

it("says trouble before all else, without icons to those who listen", () => {
  const trouble = statusText({ ...IDLE, errors: 2, trouble: { message: "out of memory" } }, WORDS);
  expect(trouble).toEqual({
    text: "$(warning) Hephaestus",
    label: "Hephaestus: out of memory",
    isTrouble: true,
  });
});
