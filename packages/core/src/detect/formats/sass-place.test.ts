import { expect, it } from "vitest";
import { parseSassPlace } from "./sass-place.ts";

it("reads a place of Sass", () => {
  expect(parseSassPlace("  src/my parts/b.scss 1:13  root stylesheet")).toEqual({
    path: "src/my parts/b.scss",
    line: 1,
    column: 13,
  });
  expect(parseSassPlace("1 │ .a { color: $brand; }")).toBeUndefined();
});
