import { expect, it } from "vitest";
import { parseErrorHead, printedCode } from "./error-head.ts";

it.each([
  ["TypeError: not a price: free", { name: "TypeError" }],
  ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x'", { name: "Error", code: "ERR_MODULE_NOT_FOUND" }],
  ["TypeError [Error]: not a price", { name: "TypeError" }],
  ["[AggregateError: All promises were rejected] {", { name: "AggregateError" }],
  ["[Error: no stack]", { name: "Error" }],
  ["CartError", { name: "CartError" }],
])("reads %s", (text, expected) => {
  expect(parseErrorHead(text)).toEqual(expected);
});

it.each(["no items", "{ reason: 'no items' }", "Unknown Error: not an error", "", "error: lower case"])(
  "takes %j for no error",
  (text) => {
    expect(parseErrorHead(text)).toBeUndefined();
  },
);

it("reads an error's own code where it is one", () => {
  expect(printedCode("  code: 'ENOENT',")).toBe("ENOENT");
  expect(printedCode("Serialized Error: { code: 'E_STOCK', sku: 'a-1' }")).toBe("E_STOCK");
  expect(printedCode("  code: 'some text'")).toBeUndefined();
  expect(printedCode("  code: 'ENOENT")).toBeUndefined();
});
