import { expect, test } from "vitest";
import { unloadedUrl } from "./unloaded-url.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "src/index.ts": 'export * from "./lib/Prices";\n',
  "index.ts": 'export * from "./src/index";\n',
};

function asked(path: string, importer: string): string | undefined {
  const message = `Error: Failed to load url ${path} (resolved id: ${path}) in ${importer}. Does the file exist?`;
  return unloadedUrl(message, Object.keys(TEXTS), (file) => TEXTS[file])?.file;
}

test("the module is the one that is told, and imports what is told", () => {
  expect(asked("./lib/Prices", "/home/runner/work/shop/shop/src/index.ts")).toBe("src/index.ts");
  expect(asked("./lib/Prices", "/home/runner/work/shop/shop/index.ts")).toBeUndefined();
  expect(asked("./lib/Prices", "/home/runner/work/shop/shop/other.ts")).toBeUndefined();
  expect(asked("prices", "/home/runner/work/shop/shop/src/index.ts")).toBeUndefined();
});

test("takes time linear in hostile text", () => {
  expect(asked("./".repeat(200_000), "/".repeat(200_000))).toBeUndefined();
});
