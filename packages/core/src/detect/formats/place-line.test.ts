import { expect, it } from "vitest";
import { parsePlaceLine } from "./place-line.ts";

it.each([
  ["größe/maß.c:3:5: error: x", "größe/maß.c"],
  ["übung.py:3:5: error: x", "übung.py"],
  ["[slug]/page.py:3:5: error: x", "[slug]/page.py"],
  ["(shop)/page.rs:3:5: error: x", "(shop)/page.rs"],
  ["app/(shop)/[slug]/page.rs:3:5: error: x", "app/(shop)/[slug]/page.rs"],
])("reads paths of any alphabet, and those of routes: %s", (line, path) => {
  expect(parsePlaceLine(line)).toEqual({
    place: { path, line: 3, column: 5 },
    isExact: true,
    text: "error: x",
  });
});

it.each(["f(x):3:5: error: x", "[12:00:01] error: x", "(see b.c:3:5: error: x", "«a»:3: x"])(
  "reads no other text as a path: %s",
  (line) => {
    expect(parsePlaceLine(line)).toBeUndefined();
  },
);
