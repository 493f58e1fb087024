import { expect, test } from "vitest";
import { blobName } from "./blob-name.ts";
import { carriedFile, carriedSuggestion, type Merge } from "./carry-over.ts";

const MERGED: Merge = () => Promise.resolve("merged\n");
const NO_MERGE: Merge = () => Promise.resolve(undefined);
const FILE = { path: "a.ts", before: blobName("base\r\nx\r\n"), after: "base\r\ny\r\n" };
const SUGGESTION = { file: "a.ts", before: blobName("0\n1\n2\n3\n"), startLine: 2, endLine: 3, text: "new" };

test("where line ends alone differ, the fix has the committed ones and no merge is asked for", async () => {
  const differing = { committed: "base\nx\n", analysed: "base\r\nx\r\n" };
  expect(await carriedFile(FILE, differing, NO_MERGE)).toEqual({
    fate: "alike",
    file: { path: "a.ts", before: blobName("base\nx\n"), after: "base\ny\n" },
  });
});

test("a file that cannot be merged stays what it was, which no commit takes", async () => {
  const differing = { committed: "other\n", analysed: "base\r\nx\r\n" };
  expect(await carriedFile(FILE, differing, NO_MERGE)).toEqual({ fate: "conflict", file: FILE });
});

test("what does not become what was proved, once the other side joins it, is told to be another text", async () => {
  const differing = { committed: "other\n", analysed: "base\r\nx\r\n" };
  expect((await carriedFile(FILE, differing, MERGED)).fate).toBe("changed");
});

test("objects of a repository with longer names are named so", async () => {
  const file = { ...FILE, before: blobName("base\r\nx\r\n", "sha256") };
  const differing = { committed: "base\nx\n", analysed: "base\r\nx\r\n" };
  const { file: carried } = await carriedFile(file, differing, NO_MERGE);
  expect(carried.before).toBe(blobName("base\nx\n", "sha256"));
  expect(carried.before).toHaveLength(64);
});

test.each([
  ["lines above moved it", "0\n1\n2\n3\n", "more\n0\n1\n2\n3\n", [3, 4]],
  ["one of its lines is another", "0\n1\n2\n3\n", "0\n1\nother\n3\n", undefined],
  ["a line stands among its lines", "0\n1\n2\n3\n", "0\n1\nnew\n2\n3\n", undefined],
  ["line ends alone are others", "0\r\n1\r\n2\r\n3\r\n", "0\n1\n2\n3\n", [2, 3]],
])("a suggestion where %s", (_, analysed, committed, lines) => {
  const carried = carriedSuggestion(SUGGESTION, { analysed, committed });
  expect(carried && [carried.startLine, carried.endLine]).toEqual(lines);
  expect(carried?.before ?? blobName(committed)).toBe(blobName(committed));
});
