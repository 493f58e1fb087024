import { expect, it } from "vitest";
import { applyDiff, readDiff } from "./apply-diff.ts";

const DIFF = `diff --git a/src/a.ts b/src/a.ts
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,3 +1,3 @@
 one
-two
+TWO
 three
@@ -5,0 +6,1 @@
+six
--- /dev/null
+++ b/src/new.ts
@@ -0,0 +1,2 @@
+a
+b
`;

it("reads the files of a diff and what is done to them", () => {
  const files = readDiff(DIFF);
  expect(files.map(({ file, isNew, hunks }) => [file, isNew, hunks.length])).toEqual([
    ["src/a.ts", false, 2],
    ["src/new.ts", true, 1],
  ]);
});

it("applies the changes", () => {
  const [file, added] = readDiff(DIFF);
  expect(file && applyDiff("one\ntwo\nthree\nfour\nfive\n", file)).toBe("one\nTWO\nthree\nfour\nfive\nsix\n");
  expect(added && applyDiff("", added)).toBe("a\nb\n");
});

it("keeps the line ends of the file", () => {
  const [file] = readDiff(DIFF);
  const text = "one\r\ntwo\r\nthree\r\nfour\r\nfive\r\n";
  expect(file && applyDiff(text, file)).toBe("one\r\nTWO\r\nthree\r\nfour\r\nfive\r\nsix\r\n");
});

it("does not apply what is of another text", () => {
  const [file] = readDiff(DIFF);
  expect(file && applyDiff("one\nthree\n", file)).toBeUndefined();
  expect(file && applyDiff("", file)).toBeUndefined();
});

it("tells a removed line of dashes from a header", () => {
  const [file] = readDiff("--- a/x.sql\n+++ b/x.sql\n@@ -1,2 +1,1 @@\n--- comment\n select 1;\n");
  expect(file && applyDiff("-- comment\nselect 1;\n", file)).toBe("select 1;\n");
});

it("reads what is no diff as none", () => {
  expect(readDiff("")).toEqual([]);
  expect(readDiff("@@ -1 +1 @@\n-a\n+b\n")).toEqual([]);
});
