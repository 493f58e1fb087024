import { expect, it } from "vitest";
import { detectText } from "../../detect.ts";

it("knows the file of rows far below its name", () => {
  const rows = Array.from(
    { length: 3000 },
    (_, index) => `  ${index + 1}:1  error  Unexpected var, use let or const instead  no-var`,
  );
  const { findings } = detectText(
    ["", "/home/shop/src/cart.ts", ...rows, "", "✖ 3000 problems (3000 errors, 0 warnings)"].join("\n"),
  );
  expect(findings).toHaveLength(3000);
  expect(findings.every((finding) => finding.place?.path === "/home/shop/src/cart.ts")).toBe(true);
  expect(findings.map((finding) => finding.place?.line)).toEqual(rows.map((_, index) => index + 1));
});

it("takes rows without a file's name for nothing", () => {
  expect(detectText("\n  1:1  error  Unexpected var  no-var\n").findings).toEqual([]);
});
