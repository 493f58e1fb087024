import { expect, it } from "vitest";
import { parseSwcDrawing } from "./swc-drawing.ts";

it("reads the reason and the marked place", () => {
  const lines = [
    "  x Expected ',', got ';'",
    "   ,-[src/js/broken.js:2:1]",
    " 1 | const a = 1;",
    " 2 | const b = [a, 2;",
    "   :                ^",
    "   `----",
  ];
  expect(parseSwcDrawing(lines)).toEqual({
    message: "Expected ',', got ';'",
    place: { path: "src/js/broken.js", line: 2, column: 16 },
    length: 6,
  });
});

it("wants a drawing that is closed", () => {
  expect(parseSwcDrawing(["  x Expected ',', got ';'", "   ,-[src/js/broken.js:2:1]"])).toBeUndefined();
  expect(parseSwcDrawing(["an x in the text"])).toBeUndefined();
});
