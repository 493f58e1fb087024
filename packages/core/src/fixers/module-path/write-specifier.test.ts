import { expect, it } from "vitest";
import { writeSpecifier } from "./write-specifier.ts";

it.each([
  ["src/page.ts", "src/text/slug.ts", "./slug", "./text/slug"],
  ["src/a/page.ts", "src/slug.ts", "./slug.js", "../slug.js"],
  ["src/page.ts", "src/text/slug.ts", "./slug.ts", "./text/slug.ts"],
  ["src/page.ts", "src/text/slug.mts", "./slug.mjs", "./text/slug.mjs"],
  ["src/page.ts", "src/text/slug.mts", "./slug.js", "./text/slug.mjs"],
  ["src/page.tsx", "src/Button.tsx", "./Buton", "./Button"],
  ["src/page.tsx", "src/ui/Button.tsx", "./Button.jsx", "./ui/Button.jsx"],
  ["src/page.tsx", "src/ui/Button.tsx", "./Button.js", "./ui/Button.js"],
  ["src/page.ts", "src/units/index.ts", "./unit", "./units"],
  ["src/page.ts", "src/units/index.ts", "./unit/index", "./units/index"],
  ["src/page.ts", "src/units/index.ts", "./unit/index.js", "./units/index.js"],
  ["src/page.ts", "data/tariffs.json", "./tariffs.json", "../data/tariffs.json"],
  ["src/page.ts", "src/types/api.d.ts", "./api", "./types/api"],
])("%s imports %s, not %s but %s", (importer, module, before, specifier) => {
  expect(writeSpecifier(importer, module, { before, manner: "as-before" })).toBe(specifier);
});

it("names the file that runs where the extension is asked for", () => {
  const write = (module: string): string =>
    writeSpecifier("src/page.ts", module, { before: "./x", manner: "of-output" });
  expect(write("src/slug.ts")).toBe("./slug.js");
  expect(write("src/slug.cts")).toBe("./slug.cjs");
  expect(write("src/units/index.ts")).toBe("./units/index.js");
  expect(write("src/slug.d.ts")).toBe("./slug.js");
});

it("names the file itself where nothing compiles it", () => {
  const place = { before: "./slug", manner: "of-file" } as const;
  expect(writeSpecifier("src/page.js", "src/text/slug.js", place)).toBe("./text/slug.js");
});
