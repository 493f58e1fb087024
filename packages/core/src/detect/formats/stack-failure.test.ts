import { describe, expect, it } from "vitest";
import { errorCode, readStackFailure } from "./stack-failure.ts";

describe("readStackFailure", () => {
  it("reads message, code, frames and the first place of one's own", () => {
    const lines = [
      "TypeError: no price",
      "of anything",
      "    at fail (node:internal/assert:1:2)",
      "    at check (/home/shop/node_modules/chai/chai.js:3:4)",
      "    at total (/home/shop/src/cart.js:5:6)",
    ];
    expect(readStackFailure(lines)).toEqual({
      message: "TypeError: no price\nof anything",
      code: "TypeError",
      place: { path: "/home/shop/src/cart.js", line: 5, column: 6 },
      frames: [
        { path: "/home/shop/node_modules/chai/chai.js", line: 3, column: 4, symbol: "check" },
        { path: "/home/shop/src/cart.js", line: 5, column: 6, symbol: "total" },
      ],
    });
  });

  it.each([
    [["", "  5 !== 7", "", "more"], "5 !== 7"],
    [["Error: differs:", "", "5 !== 7", "", "more"], "Error: differs:\n5 !== 7"],
    [["Error: differs:", "", "a", "b"], "Error: differs:"],
    [["Error: differs", "+ expected - actual", "-5"], "Error: differs"],
    [["Error: Cannot find module 'x'", "Require stack:", "- y.js"], "Error: Cannot find module 'x'"],
    [[], ""],
  ])("takes of %j the message alone", (lines, message) => {
    expect(readStackFailure(lines).message).toBe(message);
  });

  it("reads the stack of Firefox, and of Safari", () => {
    const lines = [
      "TypeError: items is undefined",
      "forEach@[native code]",
      "total/<@http://localhost:9876/base/src/cart.js:5:6",
      "async*@http://localhost:9876/base/test/cart.spec.js:12:9",
    ];
    expect(readStackFailure(lines)).toEqual({
      message: "TypeError: items is undefined",
      code: "TypeError",
      place: { path: "http://localhost:9876/base/src/cart.js", line: 5, column: 6 },
      frames: [
        { path: "http://localhost:9876/base/src/cart.js", line: 5, column: 6, symbol: "total" },
        { path: "http://localhost:9876/base/test/cart.spec.js", line: 12, column: 9 },
      ],
    });
  });

  it("takes a bundler's name off a path", () => {
    const line = "      at Context.eval (webpack:///./cypress/e2e/cart.cy.js:5:24)";
    expect(readStackFailure(["Error: x", line]).place?.path).toBe("cypress/e2e/cart.cy.js");
  });
});

it("takes no word before a colon for the class of an error", () => {
  expect(errorCode("Expected: 5")).toBeUndefined();
  expect(errorCode("AssertionError [ERR_ASSERTION]: 3 == 9")).toBe("ERR_ASSERTION");
  expect(errorCode("RangeError: no item")).toBe("RangeError");
});
