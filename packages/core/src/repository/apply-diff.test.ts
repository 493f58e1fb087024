import { expect, test } from "vitest";
import { applyDiff } from "./apply-diff.ts";
import { fileDiff } from "./diff.ts";

const BEFORE = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join("");
const AFTER = BEFORE.replace("line 4\n", "other\n").replace("line 19\n", "last");

test.each([
  ["text", BEFORE, AFTER, false],
  ["line ends of Windows", "a\r\nb\r\n", "a\r\nc\r\n", false],
  ["no last newline", "a\nb", "a\nb\n", false],
])("makes of a file what the diff was made of: %s", (_, before, after, bom) => {
  expect(applyDiff("a.ts", before, fileDiff("a.ts", before, after, { bom }))).toBe(after);
});

test("keeps a byte order mark", () => {
  const diff = fileDiff("a.ts", "a\n", "b\n", { bom: true });
  expect(applyDiff("a.ts", "\uFEFFa\n", diff)).toBe("\uFEFFb\n");
});

test("refuses a file that is another by now", () => {
  const diff = fileDiff("a.ts", BEFORE, AFTER);
  expect(applyDiff("a.ts", BEFORE.replace("line 5", "line five"), diff)).toBeUndefined();
  expect(applyDiff("a.ts", `one more\n${BEFORE}`, diff)).toBeUndefined();
  expect(applyDiff("b.ts", BEFORE, diff)).toBeUndefined();
});
