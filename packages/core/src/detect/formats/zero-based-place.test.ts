import { expect, it } from "vitest";
import { parseZeroBasedPlace } from "./zero-based-place.ts";

it.each([
  ["src/style.css:3:0", { path: "src/style.css", line: 3, column: 1 }],
  ["src/with space/main.ts:2:6", { path: "src/with space/main.ts", line: 2, column: 7 }],
])("reads %s", (text, place) => {
  expect(parseZeroBasedPlace(text)).toEqual(place);
});

it("wants line and column", () => {
  expect(parseZeroBasedPlace("src/style.css:3")).toBeUndefined();
  expect(parseZeroBasedPlace("nothing")).toBeUndefined();
});
