import { expect, test } from "vitest";
import { DEFAULTS } from "./defaults.ts";
import { isProtected } from "./is-protected.ts";

test("the files that decide what runs are protected from the start", () => {
  const files = [
    ".github/workflows/ci.yml",
    ".git/config",
    ".GitHub/workflows/.hidden",
    "hephaestus.yaml",
    "src/a.ts",
  ];
  expect(files.filter((file) => isProtected(file, DEFAULTS.protectedPaths))).toEqual(files.slice(0, 4));
});

test("the name of a folder covers what is in it", () => {
  expect(isProtected("generated/api/client.ts", ["generated"])).toBe(true);
  expect(isProtected("src/generated.ts", ["generated"])).toBe(false);
});

test("what is allowed after it was protected is not, and can be protected again", () => {
  const paths = ["package.json", ".github", "!package.json", "!.github/workflows/ci.yml"];
  const files = ["package.json", "Package.JSON", ".github/workflows/ci.yml", ".github/workflows/release.yml"];
  expect(files.filter((file) => isProtected(file, paths))).toEqual([".github/workflows/release.yml"]);
  expect(isProtected("package.json", [...paths, "package.json"])).toBe(true);
  expect(isProtected("src/a.ts", ["!src"])).toBe(false);
});
