import { expect, test } from "vitest";
import { isBranchName } from "./branch-name.ts";

test.each(["main", "hephaestus/x", "release-1.2", "a/b/c_d"])("%s is a branch name", (name) => {
  expect(isBranchName(name)).toBe(true);
});

test.each([
  "",
  "/a",
  "a/",
  "a//b",
  "-a",
  ".a",
  "a..b",
  "a.",
  "a.lock",
  "a/b.lock",
  "a b",
  "a~1",
  "a:b",
  "x".repeat(201),
])("%s is none", (name) => {
  expect(isBranchName(name)).toBe(false);
});
