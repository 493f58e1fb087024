import { expect, test } from "vitest";
import { memoryStore } from "../state/state-store.ts";
import { opinionsOf } from "./feedback.ts";
import { followTaken, settleTaken } from "./taken-fixes.ts";

const BEFORE = "import a;\n\nfunction tax() {\n  return quux(100);\n}\n\nexport { tax };\n";
const FIXED = BEFORE.replace("quux(100)", "119");
const FIX = {
  kind: "accepted",
  problemId: "abcd12",
  title: "Write the number",
  description: "there is no quux",
  files: [{ file: "tax.ts", before: BEFORE, after: FIXED }],
} as const;

/** What is known of a fix that was taken once its file holds `text`. */
async function learned(...texts: (string | undefined)[]) {
  const store = memoryStore();
  await followTaken("/shop", [FIX], store);
  for (const text of texts) await settleTaken("/shop", () => text, store);
  return opinionsOf("abcd12", store);
}

test("what a user made of a fix is remembered as his", async () => {
  const opinions = await learned(FIXED.replace("119", "1.19 * 100;\n  // with tax"));
  expect(opinions).toMatchObject([{ kind: "edited", title: "Write the number" }]);
  expect(opinions[0]?.blocks[0]?.search).toContain("  return quux(100);");
  expect(opinions[0]?.blocks[0]?.replace).toContain("  return 1.19 * 100;\n  // with tax;");
});

test.each<[string, string | undefined]>([
  ["is as it was written", FIXED],
  ["stands elsewhere in its file", `// new\n// lines\n\n${FIXED}`],
  ["was taken back", BEFORE],
  ["lies in a file that is gone", undefined],
  ["lies in a file that is another one", "export {};\n"],
  ["stands where its surroundings changed too", "function tax() {\n  return 3;\n}\n"],
])("nothing is learned of a fix that %s", async (_, text) => {
  expect(await learned(text)).toEqual([]);
});

test("it is followed until it is edited, and then no more", async () => {
  const once = FIXED.replace("119", "120");
  expect(await learned(FIXED, FIXED, once)).toMatchObject([{ kind: "edited" }]);
  expect(await learned(once, FIXED.replace("119", "121"))).toHaveLength(1);
  expect(await learned(BEFORE, once)).toEqual([]);
});

test("other workspaces have fixes of their own", async () => {
  const store = memoryStore();
  await followTaken("/shop", [FIX], store);
  await settleTaken("/other", () => FIXED.replace("119", "120"), store);
  expect(await opinionsOf("abcd12", store)).toEqual([]);
});
