import { expect, test } from "vitest";
import { legName } from "./leg-name.ts";

test.each([
  ["build", "null", "build"],
  ["build", "", "build"],
  ["build", '{"node":22,"os":"linux"}', "build (22, linux)"],
  ["build", '{"target":{"name":"arm","features":["a",null,true]},"node":20}', "build (arm, a, true, 20)"],
  ["build", "nightly", "build (nightly)"],
  ["build", "\u001B[2J\u202E", "build (\\x1b[2J\\u{202e})"],
])("the job %s with %s is %s", (job, rest, name) => {
  expect(legName(job, rest)).toBe(name);
});

test("two legs with long names that end differently stay two", () => {
  const names = ["a", "b"].map((end) =>
    legName("build", JSON.stringify({ flags: `${"-x ".repeat(80)}${end}` })),
  );
  expect(names.map(({ length }) => length <= 80)).toEqual([true, true]);
  expect(names[0]).not.toBe(names[1]);
});
