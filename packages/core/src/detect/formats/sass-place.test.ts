import { expect, it } from "vitest";
import { parseSassPlace, settleSassPlace } from "./sass-place.ts";

it("reads a place of Sass", () => {
  expect(parseSassPlace("  src/my parts/b.scss 1:13  root stylesheet")).toEqual({
    path: "src/my parts/b.scss",
    line: 1,
    column: 13,
  });
  expect(parseSassPlace("1 │ .a { color: $brand; }")).toBeUndefined();
});

it("takes the file that the bundler names for a path that leads out", () => {
  const place = { path: "../../shop/src/b.scss", line: 4, column: 10 };
  expect(settleSassPlace(place, "/home/shop/src/b.scss")).toEqual({
    ...place,
    path: "/home/shop/src/b.scss",
  });
  expect(settleSassPlace(place, "/home/shop/src/a.scss")).toEqual(place);
  expect(settleSassPlace({ ...place, path: "src/b.scss" }, "/home/shop/src/b.scss").path).toBe("src/b.scss");
});
