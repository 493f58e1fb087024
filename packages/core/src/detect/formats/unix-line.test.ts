import { expect, it } from "vitest";
import { parseUnixLine } from "./unix-line.ts";

it("reads a message with colons, and one without a rule", () => {
  expect(parseUnixLine("C:\\shop\\a b.js:1:2: x: y [z] [Warning/@a/b]")).toEqual({
    place: { path: "C:\\shop\\a b.js", line: 1, column: 2 },
    severity: "warning",
    message: "x: y [z]",
    code: "@a/b",
  });
  expect(parseUnixLine("a.js:1:2: Parsing error: no [Error]")?.code).toBeUndefined();
});

it.each(["a.js:1:2: x [error/no-x]", "a.js: x [Error/no-x]", "[Error/no-x]", "a.js:1:2: x [Error/no-x] y"])(
  "takes %j for no message",
  (text) => {
    expect(parseUnixLine(text)).toBeUndefined();
  },
);
