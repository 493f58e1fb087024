import { expect, it } from "vitest";
import { readSourceMapLink } from "./source-map-url.ts";

const ENCODED = Buffer.from('{"version":3}').toString("base64");

it.each([
  ["code();\n//# sourceMappingURL=index.js.map", { url: "index.js.map" }],
  ["code();\r\n//# sourceMappingURL=index.js.map\r\n", { url: "index.js.map" }],
  ["code();\n//@ sourceMappingURL=maps/index.js.map?v=1\n\n", { url: "maps/index.js.map?v=1" }],
  ["//# sourceMappingURL=old.map\ncode();\n//# sourceMappingURL=new.map", { url: "new.map" }],
  [`//# sourceMappingURL=data:application/json;base64,${ENCODED}\n`, { map: '{"version":3}' }],
  [`//# sourceMappingURL=data:application/json;charset=utf-8;base64,${ENCODED}`, { map: '{"version":3}' }],
  ["//# sourceMappingURL=data:application/json,%7B%22version%22%3A3%7D", { map: '{"version":3}' }],
])("reads %j", (text, link) => {
  expect(readSourceMapLink(text)).toEqual(link);
});

it.each([
  "",
  "code();",
  'const url = "sourceMappingURL=index.js.map";',
  "code(); // sourceMappingURL=index.js.map",
  "//# sourceMappingURL=",
  "//# sourceMappingURL=two words.map",
  "//# sourceMappingURL=data:application/json,%7",
  `//# sourceMappingURL=${"x".repeat(5000)}`,
])("reads nothing in %j", (text) => {
  expect(readSourceMapLink(text)).toBeUndefined();
});

it("is not slowed down by a line that promises much", () => {
  expect(readSourceMapLink(`//# sourceMappingURL=${" x".repeat(1_000_000)}`)).toBeUndefined();
  expect(readSourceMapLink("//# sourceMappingURL=x\t".repeat(200_000))).toBeUndefined();
});
